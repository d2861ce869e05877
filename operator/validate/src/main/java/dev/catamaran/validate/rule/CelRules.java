package dev.catamaran.validate.rule;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles expressions when they are needed first, and evaluates them. */
final class CelRules {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableRegexPartialMatch(true).build();

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .setResultType(SimpleType.BOOL)
            .build();
    private final CelRuntime runtime =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
    private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

    /**
     * Whether the expression is true of the value.
     *
     * @throws CelEvaluationException when the value is not such that the question makes sense, for example a duration that cannot be read
     */
    boolean holds(String expression, Object self) throws CelEvaluationException {
        return Boolean.TRUE.equals(
                programs.computeIfAbsent(expression, this::compile).eval(Map.of("self", self)));
    }

    private CelRuntime.Program compile(String expression) {
        try {
            return runtime.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("the rule is not CEL: " + expression, e);
        }
    }
}
