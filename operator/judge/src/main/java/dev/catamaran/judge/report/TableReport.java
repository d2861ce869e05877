package dev.catamaran.judge.report;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.Figures;
import dev.catamaran.judge.Overload;
import dev.catamaran.judge.Report;
import java.util.List;
import java.util.stream.Collectors;

/** A judgement as text for a terminal, at most about 120 columns wide. */
public final class TableReport {
    private final StringBuilder text = new StringBuilder();

    private TableReport() {}

    public static String render(Report report) {
        var table = new TableReport();
        table.phases(report.figures());
        table.operations(report.figures());
        table.overload(report.figures().overload());
        table.figures(report.figures());
        CountersTable.lines(report).forEach(table::line);
        table.checks(report.checks());
        table.line("\n%s %s: %s".formatted(report.drill(), report.outcome(), report.reason()));
        report.figures().examples().forEach(example -> table.line("  %s".formatted(example)));
        return table.text.toString();
    }

    private void phases(Figures figures) {
        line("%-12s %9s %9s %10s %8s %9s %9s"
                .formatted("PHASE", "FROM s", "TO s", "REQUESTS", "FAILED", "P50 ms", "P99 ms"));
        figures.phases()
                .forEach(p -> line("%-12s %9s %9s %10d %8d %9s %9s"
                        .formatted(
                                p.name(),
                                Check.number(p.startMs() / 1_000),
                                Check.number(p.endMs() / 1_000),
                                p.requests(),
                                p.failed(),
                                known(p.p50Ms()),
                                known(p.p99Ms()))));
    }

    private void operations(Figures figures) {
        line("");
        line("%-12s %30s %8s %9s %9s".formatted("OPERATION", "REQUESTS", "FAILED", "P50 ms", "P99 ms"));
        figures.operations()
                .forEach(o -> line("%-12s %30d %8d %9s %9s"
                        .formatted(o.name(), o.requests(), o.failed(), known(o.p50Ms()), known(o.p99Ms()))));
    }

    /** Of every drill the classes; of a surge and of steps what came of them. */
    private void overload(Overload overload) {
        line("");
        line("%-7s %-12s %9s %9s %9s %9s %9s %9s"
                .formatted("DURING", "CLASS", "SENT", "OK", "SHED", "FAILED", "P50 ms", "P99 ms"));
        overload.classes()
                .forEach(c -> line("%-7s %-12s %9d %9d %9d %9d %9s %9s"
                        .formatted(
                                c.phase(),
                                c.name(),
                                c.offered(),
                                c.ok(),
                                c.shed(),
                                c.failed(),
                                known(c.p50Ms()),
                                known(c.p99Ms()))));
        var steps = overload.saturation().steps();
        if (!steps.isEmpty()) {
            line("");
            line("%-9s %9s %9s %9s %9s %9s %9s  %s"
                    .formatted("STEP", "SENT/s", "OK/s", "SHED/s", "FAILED/s", "P50 ms", "P99 ms", "CARRIED"));
            steps.forEach(s -> line("%-9s %9s %9s %9s %9s %9s %9s  %s"
                    .formatted(
                            Check.number(s.asked()),
                            Check.number(s.offered()),
                            Check.number(s.ok()),
                            Check.number(s.shed()),
                            Check.number(s.failed()),
                            known(s.p50Ms()),
                            known(s.p99Ms()),
                            s.holds() ? "yes" : "no")));
        }
    }

    private void figures(Figures f) {
        line("");
        line("requests       %d, failed %d (idempotent %d), shed %d"
                .formatted(
                        f.requests(),
                        f.failed(),
                        f.failedIdempotent(),
                        f.overload().shed()));
        saturation(f.overload());
        line("fault window   %d requests, failed %d (idempotent %d), slowest %s ms"
                .formatted(
                        f.faultWindow().requests(),
                        f.faultWindow().failed(),
                        f.faultWindow().failedIdempotent(),
                        known(f.faultWindow().slowestMs())));
        line("errors         window %s ms, recovered after %s ms, %d requests needed the second address"
                .formatted(known(f.errorWindowMs()), known(f.recoverMs()), f.secondAddress()));
        line(
                "writes         acknowledged %d (near the fault %d, degraded %d), indeterminate %d, failed %d, lost %s, phantoms %s"
                        .formatted(
                                f.ackedWrites(),
                                f.ackedNearFault(),
                                f.degradedAcks(),
                                f.indeterminateWrites(),
                                f.failedWrites(),
                                known(f.lostWrites()),
                                known(f.phantoms())));
        if (f.freshness().posts() > 0) {
            line("posts          %d acknowledged; in all timelines p99 %s ms steady, %s ms after the return; %s unseen"
                    .formatted(
                            f.freshness().posts(),
                            known(f.freshness().steadyP99Ms()),
                            known(f.freshness().afterP99Ms()),
                            known(f.freshness().unseen())));
        }
        line("cells          %s; active again after %s ms, converged %s ms after the traffic"
                .formatted(
                        f.cells().stream()
                                .map(c -> "%s %s rows %s"
                                        .formatted(c.name(), known(c.rows()), c.recordsEqual() ? "equal" : "NOT EQUAL"))
                                .collect(Collectors.joining(", ")),
                        known(f.returnMs()),
                        known(f.convergeMs())));
        line("served         %s"
                .formatted(f.served().stream()
                        .map(s -> "%s by %s %d".formatted(s.entered(), s.by(), s.requests()))
                        .collect(Collectors.joining(", "))));
        line("graph          %d people, %d edges, %d loaded in %s s; up in %s s"
                .formatted(
                        f.graph().people(),
                        f.graph().edges(),
                        f.graph().loadedEdges(),
                        known(f.graph().loadSeconds()),
                        known(f.upSeconds())));
        line("used           %s MiB in %s processes; CPUs: %s; cells pinned: %s"
                .formatted(
                        known(f.pssMiB()),
                        known(f.processes()),
                        f.cpu().entrySet().stream()
                                .map(c -> c.getKey() + " " + known(c.getValue()))
                                .collect(Collectors.joining(", ")),
                        f.pinned() ? "yes" : "no"));
        line("driver         late p99 %s ms, at most %s ms"
                .formatted(known(f.driver().lateP99Ms()), known(f.driver().lateMaxMs())));
    }

    private void saturation(Overload overload) {
        var surge = overload.surge();
        if (surge.happened()) {
            line(
                    "surge          %s req/s for %s s, %s answered as they wanted: %s %% of predicted, %s %% of measured saturation"
                            .formatted(
                                    known(surge.offered()),
                                    known(surge.seconds()),
                                    known(surge.goodput()),
                                    known(surge.predictedPercent()),
                                    known(surge.measuredPercent())));
        }
        var saturation = overload.saturation();
        if (saturation.predicted() > 0 || saturation.measured() > 0) {
            line("saturation     %s".formatted(saturation.sentence()));
        }
    }

    private void checks(List<Check> checks) {
        line("");
        line("%-26s %12s %12s  %s".formatted("CHECK", "LIMIT", "VALUE", ""));
        checks.forEach(c -> line("%-26s %12s %12s  %s"
                .formatted(
                        c.name(),
                        Check.number(c.limit()),
                        known(c.value()),
                        c.passed() ? "ok" : c.kind() == Check.Kind.PROMISE ? "FAILED" : "NOT PROVEN")));
    }

    private static String known(Number value) {
        return value.doubleValue() < 0 ? "?" : Check.number(value.doubleValue());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
