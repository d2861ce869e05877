package dev.catamaran.judge.series;

import dev.catamaran.judge.record.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The traffic of a drill over time. Zero is the fault, or the first request where there was none.
 *
 * @param faulted whether zero is the fault
 * @param start of the first request, in seconds since zero
 * @param end of the last answer, in seconds since zero
 * @param cells every cell of the record, by name
 * @param phases that traffic ran in; in seconds since zero, cut to the traffic
 * @param moments marks that begin no phase, in the order of time
 * @param caches hit ratio of each cell's caches, second by second
 * @param around requests within 5 s of the fault
 * @param tables who answered what: cells by phase
 */
public record Timeline(
        boolean faulted,
        double start,
        double end,
        List<String> cells,
        List<Stretch> phases,
        List<Moment> moments,
        List<Second> seconds,
        List<CpuStep> cpu,
        List<CacheStep> caches,
        List<Dot> around,
        List<Crosstab> tables) {

    /** A phase, in seconds since zero. */
    public record Stretch(String name, double start, double end) {}

    /** The first moment of that name. */
    public Optional<Moment> moment(String name) {
        return moments.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /**
     * Draws it up.
     *
     * @param fault epoch microseconds
     * @param cells that the record is about
     * @param phases in the order of time
     * @param growths of the counters
     * @param marks those that begin no phase
     */
    public static Timeline of(
            Optional<Long> fault,
            List<String> cells,
            List<Span> phases,
            List<Line.Mark> marks,
            List<Line.Request> requests,
            List<Line.Usage> usages,
            List<Growth> growths) {
        long first = requests.stream().mapToLong(Line.Request::intended).min().orElse(0);
        long last = requests.stream().mapToLong(Line.Request::answered).max().orElse(0);
        long zero = fault.orElse(first);
        var named = new TreeSet<>(cells);
        requests.stream().map(Line.Request::servedBy).filter(c -> !c.isEmpty()).forEach(named::add);
        var busy =
                phases.stream().filter(p -> p.start() < last && p.end() > first).toList();
        return new Timeline(
                fault.isPresent(),
                requests.isEmpty() ? 0 : (first - zero) / 1e6,
                requests.isEmpty() ? 0 : (last - zero) / 1e6,
                List.copyOf(named),
                busy.stream()
                        .map(p -> new Stretch(
                                p.name(),
                                (Math.max(p.start(), first) - zero) / 1e6,
                                (Math.min(p.end(), last) - zero) / 1e6))
                        .toList(),
                marks.stream()
                        .sorted(Comparator.comparingLong(Line.Mark::at).thenComparing(Line.Mark::name))
                        .map(m -> new Moment(m.name(), (m.at() - zero) / 1e6))
                        .toList(),
                Seconds.of(requests, zero),
                CpuStep.of(
                        usages.stream()
                                .filter(u -> first <= u.at() && u.at() <= last)
                                .toList(),
                        zero),
                CacheStep.of(
                        growths.stream()
                                .filter(g -> first <= g.at() && g.at() <= last)
                                .toList(),
                        zero),
                fault.map(f -> Dot.around(requests, f)).orElse(List.of()),
                List.of(cellsByPhase(busy, requests)));
    }

    private static Crosstab cellsByPhase(List<Span> phases, List<Line.Request> requests) {
        return Crosstab.of(
                List.of("entered", "answered by"),
                phases.stream().map(Span::name).distinct().toList(),
                requests,
                r -> List.of(r.cell(), r.servedBy()),
                r -> phases.stream()
                        .filter(p -> p.holds(r.intended()))
                        .map(Span::name)
                        .findFirst()
                        .orElse(""));
    }
}
