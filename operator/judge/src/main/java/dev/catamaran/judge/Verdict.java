package dev.catamaran.judge;

import dev.catamaran.judge.Check.Kind;
import dev.catamaran.judge.record.MarkName;
import java.util.List;
import java.util.stream.Collectors;

/** The outcome, and why. */
record Verdict(Outcome outcome, String reason) {

    static boolean refused(Evidence evidence) {
        return evidence.mark(MarkName.PRECHECK)
                .map(m -> !Boolean.TRUE.equals(m.detail().get("admitted")))
                .orElse(false);
    }

    /** What is proven broken outweighs what is not proven. */
    static Verdict of(Evidence evidence, List<Check> checks) {
        if (refused(evidence)) {
            return new Verdict(Outcome.REFUSED, evidence.detail(MarkName.PRECHECK, "arithmetic"));
        }
        if (evidence.mark(MarkName.INTERRUPTED).isPresent()) {
            return new Verdict(Outcome.INTERRUPTED, evidence.detail(MarkName.INTERRUPTED, "reason"));
        }
        String broken = failed(checks, Kind.PROMISE);
        if (!broken.isEmpty()) {
            return new Verdict(Outcome.FAILED, broken);
        }
        String unproven = failed(checks, Kind.PROOF);
        return unproven.isEmpty()
                ? new Verdict(Outcome.PASSED, "every check passed")
                : new Verdict(Outcome.INCONCLUSIVE, unproven);
    }

    private static String failed(List<Check> checks, Kind kind) {
        return checks.stream()
                .filter(c -> !c.passed() && c.kind() == kind)
                .map(Check::sentence)
                .collect(Collectors.joining("; "));
    }
}
