package dev.catamaran.cli.drill;

import dev.catamaran.judge.Report;
import java.time.Instant;
import java.util.Map;

/** What the controller is told of a drill, for metrics; −1 stands for what the record does not say. */
final class Told {
    private Told() {}

    static Map<String, Object> of(Report report, Instant ended) {
        var figures = report.figures();
        var window = figures.faultWindow();
        return Map.of(
                "drill", report.drill(),
                "fault", report.fault(),
                "cell", report.cell(),
                "ended", ended.toString(),
                "outcome", report.outcome().toString(),
                "errorWindowSeconds", figures.errorWindowMs() < 0 ? -1 : figures.errorWindowMs() / 1000,
                "failedIdempotentRatio",
                        window.idempotent() > 0 ? (double) window.failedIdempotent() / window.idempotent() : -1,
                "lostWrites", figures.lostWrites());
    }
}
