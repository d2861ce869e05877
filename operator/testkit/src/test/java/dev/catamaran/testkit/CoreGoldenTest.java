package dev.catamaran.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.plan.Planner;
import dev.catamaran.core.resolve.Problem.Reason;
import dev.catamaran.core.resolve.Resolution;
import dev.catamaran.core.resolve.Resolver;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first stages of the golden cases: from resources to the model, its problems and the plan. It is here since core cannot depend on what depends on it. */
class CoreGoldenTest {
    static List<Golden> cases() {
        return Golden.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void resourcesBecomeModelProblemsAndPlan(Golden golden) {
        Resolution resolution = resolution(golden);
        var made = new TreeMap<String, String>();
        made.put("problems.out.yaml", Yaml.write(resolution.problems()));
        resolution.model().ifPresent(model -> {
            made.put("model.out.yaml", Yaml.write(model));
            made.put(
                    "workloads.out.yaml",
                    Yaml.write(Planner.plan(model, resolution.executions()).workloads()));
        });
        golden.check(Golden.Stage.CORE, made);
    }

    /** Translators read the model from there. */
    @ParameterizedTest
    @MethodSource("cases")
    void theModelIsReadBackAsItWas(Golden golden) {
        resolution(golden)
                .model()
                .ifPresent(model -> assertThat(Yaml.read(Yaml.write(model), MeshModel.class))
                        .isEqualTo(model));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFileIsRead(Golden golden) {
        assertThat(golden.strays()).isEmpty();
        assertThat(GoldenCase.of(golden).says()).endsWith(".");
    }

    /** Of those that files alone can give: {@code LiveLimitsTest} has the one that takes a running mesh. */
    @Test
    void everyReasonHasACase() {
        var reasons = EnumSet.allOf(Reason.class);
        reasons.remove(Reason.NOT_WHILE_RUNNING);
        assertThat(Golden.cases().stream()
                        .flatMap(golden -> resolution(golden).problems().stream())
                        .map(problem -> problem.reason()))
                .containsAll(reasons);
    }

    private static Resolution resolution(Golden golden) {
        return Resolver.resolve(GoldenCase.resources(golden), GoldenCase.of(golden));
    }
}
