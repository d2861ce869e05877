package dev.catamaran.core.drill;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One drill.
 *
 * @param load whether the graph is loaded first
 * @param rate requests per second at the edge, wherever no other rate is asked for
 * @param warmUp traffic before that, whose latency is not judged; may be zero
 * @param steady traffic before the fault
 * @param hold traffic while the cell is gone, when it keeps to {@code rate}
 * @param holdRates what the hold goes through instead, one after the other; it then lasts as long as they do. They may lie above what the guard admits
 * @param after traffic once the cell is active again
 * @param facts what the record's {@code drill} mark says beside name, fault and cell: {@code limits, upSeconds, pinned}
 */
public record DrillSettings(
        String name,
        Fault fault,
        boolean load,
        double rate,
        Duration warmUp,
        Duration steady,
        Duration hold,
        List<HoldRate> holdRates,
        Duration after,
        StopCondition stop,
        Deadlines deadlines,
        Map<String, Object> facts) {
    public DrillSettings {
        facts = Map.copyOf(facts);
        holdRates = List.copyOf(holdRates);
        if (warmUp.isNegative()) {
            throw new IllegalArgumentException("a drill cannot warm up for " + warmUp);
        }
        for (Duration phase : new Duration[] {steady, hold, after}) {
            if (!phase.isPositive()) {
                throw new IllegalArgumentException("each phase of a drill lasts longer than " + phase);
            }
        }
    }

    /**
     * When to give up and undo the fault: too many errors, second after second.
     *
     * @param errorPercent of a second's requests; more than this counts
     * @param seconds in a row
     */
    public record StopCondition(double errorPercent, int seconds) {
        /** Lets a broken mesh show how broken it is, and still ends what is plainly dead. */
        public static final StopCondition DEFAULT = new StopCondition(90, 10);
    }

    /** How long each wait may take at most. */
    public record Deadlines(Duration load, Duration comeBack, Duration drain, Duration converge, Duration readBack) {
        public static final Deadlines DEFAULT = new Deadlines(
                Duration.ofMinutes(3),
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2));
    }
}
