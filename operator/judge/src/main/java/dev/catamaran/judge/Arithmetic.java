package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.series.Latencies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Derives the figures. */
final class Arithmetic {
    /** How long after the fault a request still counts as hit by it, in microseconds. */
    private static final long FAULT_WINDOW = 5_000_000;

    private Arithmetic() {}

    /** @param limits what the p99 of a rate may be that counts as carried */
    static Figures figures(Evidence e, Expectations limits) {
        var ledger = new Ledger(e);
        var rates = Rates.of(e);
        var failures = e.requests.stream().filter(Line.Request::failed).toList();
        // what was asked for by driving the traffic up is judged by what the surge and the steps promise
        var unasked = failures.stream().filter(r -> !rates.asked(r.intended())).toList();
        var late = Latencies.of(e.requests.stream().mapToLong(r -> r.sent() - r.intended()));
        return new Figures(
                Phases.of(e).figures(e),
                e.requests.size(),
                failures.size(),
                failures.stream().filter(Line.Request::idempotent).count(),
                operations(e),
                faultWindow(e),
                errorWindowMs(unasked),
                recoverMs(e, unasked),
                between(e, MarkName.RECOVER_START, MarkName.CELL_ACTIVE),
                between(e, MarkName.TRAFFIC_END, MarkName.CONVERGED),
                ledger.acked,
                ledger.ackedNearFault,
                ledger.degraded,
                ledger.indeterminate,
                ledger.failed,
                ledger.lost,
                ledger.phantoms,
                Freshness.of(e),
                ledger.cells,
                served(e),
                e.requests.stream().filter(r -> r.attempted().size() > 1).count(),
                number(e, "upSeconds"),
                graph(e, ledger),
                e.usages.stream().mapToLong(Line.Usage::processes).max().orElse(-1),
                e.usages.stream().mapToDouble(Line.Usage::pssMiB).max().orElse(-1),
                Cpu.of(e),
                Boolean.parseBoolean(e.detail(MarkName.DRILL, "pinned")),
                new Figures.Driver(late.percentileMs(99), late.maxMs()),
                List.copyOf(ledger.examples),
                Stress.of(e, limits.p99Ms()));
    }

    private static List<Figures.Operation> operations(Evidence e) {
        var byName = new TreeMap<String, List<Line.Request>>();
        e.requests.forEach(
                r -> byName.computeIfAbsent(r.op(), _ -> new ArrayList<>()).add(r));
        return byName.entrySet().stream()
                .map(op -> {
                    var requests = op.getValue();
                    var latencies = Latencies.ofRequests(requests);
                    return new Figures.Operation(
                            op.getKey(),
                            requests.getFirst().idempotent(),
                            requests.size(),
                            requests.stream().filter(Line.Request::failed).count(),
                            latencies.percentileMs(50),
                            latencies.percentileMs(99));
                })
                .toList();
    }

    private static Figures.FaultWindow faultWindow(Evidence e) {
        return e.fault()
                .map(fault -> {
                    var hit = e.requests.stream()
                            .filter(r -> fault <= r.intended() && r.intended() < fault + FAULT_WINDOW)
                            .toList();
                    var idempotent =
                            hit.stream().filter(Line.Request::idempotent).toList();
                    return new Figures.FaultWindow(
                            hit.size(),
                            hit.stream().filter(Line.Request::failed).count(),
                            idempotent.size(),
                            idempotent.stream().filter(Line.Request::failed).count(),
                            Latencies.of(hit.stream().mapToLong(r -> r.answered() - r.intended()))
                                    .maxMs());
                })
                .orElse(new Figures.FaultWindow(0, 0, 0, 0, -1));
    }

    private static double errorWindowMs(List<Line.Request> failures) {
        if (failures.isEmpty()) {
            return 0;
        }
        long first = failures.stream().mapToLong(Line.Request::intended).min().getAsLong();
        long last = failures.stream().mapToLong(Line.Request::answered).max().getAsLong();
        return (last - first) / 1_000.0;
    }

    private static double recoverMs(Evidence e, List<Line.Request> failures) {
        return e.fault()
                .map(fault -> failures.stream()
                                .mapToLong(r -> r.answered() - fault)
                                .filter(after -> after > 0)
                                .max()
                                .orElse(0)
                        / 1_000.0)
                .orElse(-1.0);
    }

    private static double between(Evidence e, String from, String to) {
        return e.mark(from)
                .flatMap(start -> e.mark(to).map(end -> (end.at() - start.at()) / 1_000.0))
                .orElse(-1.0);
    }

    private static List<Figures.Served> served(Evidence e) {
        Map<List<String>, Long> counts = e.requests.stream()
                .filter(r -> !r.servedBy().isEmpty())
                .collect(Collectors.groupingBy(r -> List.of(r.cell(), r.servedBy()), Collectors.counting()));
        return counts.entrySet().stream()
                .map(c -> new Figures.Served(c.getKey().get(0), c.getKey().get(1), c.getValue()))
                .sorted(Comparator.comparing(Figures.Served::entered).thenComparing(Figures.Served::by))
                .toList();
    }

    private static double number(Evidence e, String key) {
        return e.mark(MarkName.DRILL).map(m -> m.detail().get(key)).orElse(-1) instanceof Number n
                ? n.doubleValue()
                : -1;
    }

    private static Figures.Graph graph(Evidence e, Ledger ledger) {
        double seconds = e.loads.isEmpty()
                ? -1
                : (e.loads.stream().mapToLong(Line.Load::answered).max().getAsLong()
                                - e.loads.stream()
                                        .mapToLong(Line.Load::sent)
                                        .min()
                                        .getAsLong())
                        / 1_000_000.0;
        var graph = e.header().graph();
        return new Figures.Graph(graph.people(), graph.edges(), seconds, ledger.loadedEdges);
    }
}
