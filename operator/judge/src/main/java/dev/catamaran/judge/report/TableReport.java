package dev.catamaran.judge.report;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.Figures;
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

    private void figures(Figures f) {
        line("");
        line("requests       %d, failed %d (idempotent %d)".formatted(f.requests(), f.failed(), f.failedIdempotent()));
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
