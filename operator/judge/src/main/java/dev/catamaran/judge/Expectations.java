package dev.catamaran.judge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * The limits of a drill.
 *
 * @param failedIdempotentPercent of the idempotent requests intended within 5 s of the fault
 * @param errorWindowMs from the first failed request to the end of the last one
 * @param lostWrites acknowledged writes that a store does not hold
 * @param p99Ms in each of the phases steady, hold and after
 * @param postFreshSteadyMs until a post is in all followers' timelines, 99th percentile, in the steady phase
 * @param postFreshAfterMs the same after the return
 * @param minAckedWrites below this, nothing is proven
 * @param minAckedNearFault within 500 ms of the fault; below this, nothing is proven
 * @param maxDriverLateP99Ms above this, the driver did not keep its schedule and the latencies prove nothing
 * @param surgeCriticalP99Ms of the class critical, in a surge
 * @param surgeCriticalFailedPercent of the class critical that failed or was shed, in a surge
 * @param surgeGoodputPercent answered as they wanted in a surge, in percent of what the cells that are left carry, or of what was sent where that is less
 * @param predictionWithinPercent how far the guard's predicted saturation may be from the measured one, in percent of the measured one
 * @param cacheHitDropPoints by how many percent points the hit ratio of the surviving cells' caches may fall with the fault; negative when it is not judged
 */
public record Expectations(
        double failedIdempotentPercent,
        double errorWindowMs,
        long lostWrites,
        double p99Ms,
        double postFreshSteadyMs,
        double postFreshAfterMs,
        long minAckedWrites,
        long minAckedNearFault,
        double maxDriverLateP99Ms,
        double surgeCriticalP99Ms,
        double surgeCriticalFailedPercent,
        double surgeGoodputPercent,
        double predictionWithinPercent,
        double cacheHitDropPoints) {
    /** Limits that a drill has when it names none. */
    public static final Expectations DEFAULT =
            new Expectations(0.5, 2_000, 0, 100, 2_000, 10_000, 2_000, 50, 50, 200, 0.5, 85, 25, -1);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Reads the {@code limits} of a {@code drill} mark; a limit that is missing there is the default one.
     *
     * @throws IllegalArgumentException when a limit is not a number
     */
    public static Expectations of(Map<String, Object> limits) {
        Map<String, Object> all = DEFAULT.toMap();
        all.putAll(limits);
        return JSON.convertValue(all, Expectations.class);
    }

    /** The form in which a {@code drill} mark carries them. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> toMap() {
        return JSON.convertValue(this, java.util.TreeMap.class);
    }
}
