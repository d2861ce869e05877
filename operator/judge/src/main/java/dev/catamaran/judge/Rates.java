package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.series.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rates that a drill went through on purpose while a cell was gone, as the marks {@code rate} tell them. */
final class Rates {
    /** What the steps and the surge of a drill are called in its {@code drill} mark. */
    static final String SURGE = "surge";

    static final String STEPS = "steps";

    /** Requests were under way when the rate fell; the driver waits for an answer no longer than this, in microseconds. */
    private static final long SETTLE = 3_000_000;

    private static final double CARRIED = 0.95;

    /** One of them: requests per second, and when they were intended. */
    record Rate(double perSecond, Span span) {}

    final List<Rate> all;
    private final String kind;

    private Rates(String kind, List<Rate> all) {
        this.kind = kind;
        this.all = all;
    }

    static Rates of(Evidence evidence) {
        String kind = evidence.detail(MarkName.DRILL, "holdLoad");
        var ends = evidence.marks.stream()
                .filter(m -> m.name().equals(MarkName.RATE)
                        || m.name().equals(MarkName.RECOVER_START)
                        || m.name().equals(MarkName.TRAFFIC_END))
                .sorted(Comparator.comparingLong(Line.Mark::at))
                .toList();
        var all = new ArrayList<Rate>();
        for (int i = 0; i < ends.size() - 1; i++) {
            // the way back to the drill's own rate is a mark, too, and the recovery begins with it
            if (ends.get(i).name().equals(MarkName.RATE)
                    && !ends.get(i + 1).name().equals(MarkName.RECOVER_START)
                    && ends.get(i).detail().get("perSecond") instanceof Number perSecond) {
                all.add(new Rate(
                        perSecond.doubleValue(),
                        new Span(kind, ends.get(i).at(), ends.get(i + 1).at())));
            }
        }
        return new Rates(kind, List.copyOf(all));
    }

    /** Whether the drill was to have a surge; without a mark {@code rate} it had none. */
    boolean surge() {
        return kind.equals(SURGE);
    }

    /** Whether the drill was to climb; without a mark {@code rate} it did not. */
    boolean steps() {
        return kind.equals(STEPS);
    }

    /** Whether a request intended then met traffic that was driven up on purpose, or what that left behind. */
    boolean asked(long intended) {
        return !all.isEmpty()
                && all.getFirst().span().start() <= intended
                && intended < all.getLast().span().end() + SETTLE;
    }

    /**
     * Whether a rate is carried: at least 95 % of the requests intended at it were answered as they wanted, and 99 % of those that were not shed
     * were answered within the drill's limit, from their intended time.
     */
    static boolean holds(double offered, double ok, double p99Ms, double limitMs) {
        return offered > 0 && ok >= CARRIED * offered && p99Ms <= limitMs;
    }
}
