package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.Kind;
import dev.catamaran.judge.record.Line.WriteOutcome;
import dev.catamaran.judge.series.Latencies;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** From the acknowledgement of a post until it is in the timelines of all followers, in every cell's store. */
final class Freshness {
    /** A post of the last moments before the fault may be spread after the return only, in the store of the cell that was lost. */
    private static final long BEFORE_FAULT = 1_000_000;

    private final Evidence evidence;
    private final Phases phases;
    private final Map<Long, Long> lastAt = new HashMap<>();
    private final Map<Long, Line.Request> requests = new HashMap<>();

    private Freshness(Evidence evidence) {
        this.evidence = evidence;
        this.phases = Phases.of(evidence);
        evidence.requests.forEach(r -> requests.put(r.id(), r));
        evidence.spreads.forEach(s -> lastAt.merge(s.post(), s.lastAt(), Math::max));
    }

    static Figures.Freshness of(Evidence evidence) {
        return new Freshness(evidence).figures();
    }

    private Figures.Freshness figures() {
        long fault = evidence.fault().orElse(Long.MAX_VALUE);
        var acked = evidence.writes.stream()
                .filter(w -> w.kind() == Kind.POST && w.outcome() == WriteOutcome.ACKNOWLEDGED)
                .toList();
        var ids = acked.stream().map(Line.Write::to).collect(java.util.stream.Collectors.toSet());
        long unseen = evidence.spreads.stream()
                .filter(s -> ids.contains(s.post()))
                .mapToLong(Line.Spread::missing)
                .sum();
        return new Figures.Freshness(
                acked.size(),
                evidence.spreads.isEmpty() ? -1 : unseen,
                p99(acked.stream()
                        .mapMultiToLong((w, out) ->
                                delay(w, "steady", fault - BEFORE_FAULT).ifPresent(out::accept))),
                p99(acked.stream()
                        .mapMultiToLong(
                                (w, out) -> delay(w, "after", Long.MAX_VALUE).ifPresent(out::accept))));
    }

    /** Microseconds, when the post was written in that phase and acknowledged before that time. */
    private Optional<Long> delay(Line.Write post, String phase, long before) {
        var request = Optional.ofNullable(requests.get(post.request()));
        var span = phases.named(phase);
        return request.filter(r -> r.answered() < before
                        && span.map(s -> s.holds(r.intended())).orElse(false))
                .flatMap(r -> Optional.ofNullable(lastAt.get(post.to()))
                        .filter(last -> last > 0)
                        .map(last -> Math.max(0, last - r.answered())));
    }

    private static double p99(LongStream delays) {
        return Latencies.of(delays).percentileMs(99);
    }
}
