package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.count;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.Figures;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.List;

/** The verdict in one sentence. */
final class Headline {
    private Headline() {}

    static String of(Report report) {
        return switch (report.outcome()) {
            case PASSED -> passed(report);
            case FAILED ->
                "The drill broke what was promised: " + Words.misses(missed(report, Check.Kind.PROMISE)) + ".";
            case INCONCLUSIVE ->
                "Nothing is proven broken, but the record proves too little: "
                        + Words.misses(missed(report, Check.Kind.PROOF)) + ".";
            case INTERRUPTED -> "The drill was interrupted: " + report.reason() + ".";
            case REFUSED -> "The capacity guard refused the drill, and nothing was broken: " + report.reason() + ".";
        };
    }

    private static String passed(Report report) {
        Figures f = report.figures();
        String struck = Words.killed(report)
                ? "%s was killed under %s requests per second".formatted(report.cell(), Numbers.three(report.rate()))
                : "%s struck %s under %s requests per second"
                        .formatted(report.fault(), report.cell(), Numbers.three(report.rate()));
        String carried = Words.others(report).isEmpty() ? "" : ", " + Words.and(Words.others(report)) + " carried on";
        String failed = f.failed() == 0
                ? "no request failed"
                : "%s of %s requests failed".formatted(count(f.failed()), count(f.requests()));
        String shed = f.overload().shed() == 0
                ? ""
                : ", %s were shed".formatted(count(f.overload().shed()));
        long acknowledged = f.ackedWrites() + f.graph().loadedEdges();
        String lost = f.lostWrites() == 0
                ? "none of the %s acknowledged writes was lost".formatted(count(acknowledged))
                : "%s of %s acknowledged writes were lost, as many as the drill allows"
                        .formatted(count(f.lostWrites()), count(acknowledged));
        return "%s%s; %s%s, and %s.".formatted(struck, carried, failed, shed, lost);
    }

    private static List<Check> missed(Report report, Check.Kind kind) {
        return report.checks().stream()
                .filter(c -> !c.passed() && c.kind() == kind)
                .toList();
    }
}
