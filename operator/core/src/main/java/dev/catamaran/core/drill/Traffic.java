package dev.catamaran.core.drill;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The driver. Each call that waits takes a deadline and throws {@link DrillException} when it passes. */
public interface Traffic {
    /** Writes a mark into the raw record, with the time of now. */
    void mark(String name, Map<String, Object> detail);

    /** Loads the graph through the public API. */
    void load(Duration deadline);

    /** Starts sending at the drill's rate. */
    void start();

    /** Goes on at that many requests per second, and writes a mark {@code rate} at the moment of the change. */
    void rate(double perSecond);

    /** Finished seconds of traffic so far, the oldest first. */
    List<Second> seconds();

    /** Stops sending and waits for what is under way. */
    void stop(Duration deadline);

    /**
     * What the cells' stores have yet to do: tables in which they differ, acknowledged writes that are not applied, or a store that does not answer. Empty once
     * all hold the same rows, and all that was acknowledged.
     */
    Collection<String> unsettled();

    /** Reads every cell's store back into the record. */
    void readBack(Duration deadline);

    /** Completes the record. The last call. */
    void end(Duration deadline);

    /**
     * One second of traffic.
     *
     * @param shed refused with a 429, which is no failure
     */
    record Second(long number, long sent, long failed, long shed) {
        double failedPercent() {
            return percent(failed);
        }

        /** Whatever did not get what it wanted. */
        double lostPercent() {
            return percent(failed + shed);
        }

        private double percent(long part) {
            return sent == 0 ? 0 : 100.0 * part / sent;
        }
    }
}
