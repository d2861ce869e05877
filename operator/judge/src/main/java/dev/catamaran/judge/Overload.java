package dev.catamaran.judge;

import java.util.List;

/**
 * What came of each class of traffic, and of more traffic than the cells that were left carry. −1 stands for what the record does not say. Requests that
 * were shed have no latency here: a refusal is quick.
 *
 * @param shed requests refused with status 429, of any class
 * @param unaskedShedPercent share of the classes critical and normal that was shed while nobody drove more traffic than the drill's rate, in percent
 * @param classes by phase and class: first the whole drill, then the surge, where there was one
 */
public record Overload(
        long shed, double unaskedShedPercent, List<ByClass> classes, Surge surge, Saturation saturation) {

    /**
     * The requests of one class.
     *
     * @param phase {@code drill} or {@code surge}
     * @param retryAfter those shed whose answer said when to come again
     * @param p50Ms from the intended time, failed requests included
     */
    public record ByClass(
            String phase,
            String name,
            long offered,
            long ok,
            long shed,
            long retryAfter,
            long failed,
            double p50Ms,
            double p99Ms) {}

    /**
     * The surge. Rates are requests per second, by when they were intended.
     *
     * @param seconds that it lasted; −1 when there was none
     * @param offered sent
     * @param goodput answered as they wanted
     * @param capacity what one can ask for at most: the smaller of {@code offered} and the saturation, which is the measured one where it is known, and
     *     the guard's prediction otherwise
     * @param goodputPercent goodput in percent of that capacity
     * @param predictedPercent goodput in percent of the guard's predicted saturation
     * @param measuredPercent goodput in percent of a saturation measured before
     * @param criticalFailedPercent those of the class critical that failed or were shed
     */
    public record Surge(
            double seconds,
            double offered,
            double goodput,
            double capacity,
            double goodputPercent,
            double predictedPercent,
            double measuredPercent,
            double criticalP99Ms,
            double criticalFailedPercent) {
        static final Surge NONE = new Surge(-1, -1, -1, -1, -1, -1, -1, -1, -1);

        public boolean happened() {
            return seconds >= 0;
        }
    }

    /**
     * Where the cells that were left can carry no more, in requests per second at the edge.
     *
     * @param predicted by the guard
     * @param arithmetic the guard's sentence with the numbers
     * @param measured by this drill's steps, or, without steps, by an earlier drill's, if this one was told
     * @param offByPercent how far the predicted one is from the measured one, in percent of the measured one
     * @param steps of this drill; empty when it had none
     */
    public record Saturation(
            double predicted, String arithmetic, double measured, double offByPercent, List<Step> steps) {
        /** For example {@code timeline: 1 × 400 req/s / 0.85 = 470.59 req/s; measured 118 req/s}. */
        public String sentence() {
            return (arithmetic.isEmpty() ? "the guard predicted nothing" : arithmetic)
                    + (measured < 0 ? "; not measured" : "; measured " + Check.number(measured) + " req/s");
        }
    }

    /**
     * One rate of a climb, from the moment it was asked for until the next one was. Rates are requests per second, by when they were intended, whenever
     * they were answered.
     *
     * @param asked as the drill asked for it
     * @param offered as it was sent
     * @param ok answered as they wanted
     * @param p99Ms from the intended time; failed requests included, shed ones not
     * @param holds the rate is carried: see {@link Rates#holds}
     */
    public record Step(
            double asked,
            double offered,
            double ok,
            double shed,
            double failed,
            double p50Ms,
            double p99Ms,
            boolean holds) {}
}
