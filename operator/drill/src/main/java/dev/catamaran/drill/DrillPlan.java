package dev.catamaran.drill;

import dev.catamaran.api.DrillSpec;
import dev.catamaran.core.drill.Cells;
import dev.catamaran.core.drill.DrillSettings;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.core.drill.HoldRate;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.resolve.Durations;
import dev.catamaran.judge.Check;
import dev.catamaran.judge.Expectations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Drill resource with what the command line changes about it.
 *
 * @param rate requests per second at the edge
 * @param requestCost work of one request, in those that capacities are declared in
 * @param mix what the requests are
 * @param backgroundPercent share of the reads that nobody waits for
 * @param edges of the graph, from its beginning; null for all
 * @param holdRates what the hold goes through on purpose; empty when it keeps to the rate
 * @param holdLoad {@code surge}, {@code steps} or empty, for the record
 */
public record DrillPlan(
        String name,
        Fault fault,
        int rate,
        double requestCost,
        DrillSpec.Mix mix,
        int backgroundPercent,
        @Nullable Integer edges,
        Duration warmUp,
        Duration steady,
        Duration hold,
        List<HoldRate> holdRates,
        String holdLoad,
        Duration after,
        Expectations limits) {
    /**
     * Reads the drill.
     *
     * @param fault what its runtime makes of the drill's fault
     * @throws IllegalArgumentException when that is no drill; the message says what to change
     */
    public static DrillPlan of(String name, DrillSpec spec, Changes changes, Fault fault) {
        int rate = changes.rate() == null ? spec.load().rate() : changes.rate();
        var load = spec.load();
        Duration hold = phase(spec.hold(), changes);
        var holdRates = HoldLoad.rates(load, rate, hold);
        if (holdRates.stream().anyMatch(r -> r.perSecond() > Changes.MOST_RATE)) {
            throw new IllegalArgumentException(
                    "a surge of more than " + Changes.MOST_RATE + " requests per second: lower rate or factor");
        }
        var slo = spec.slo();
        var proof = spec.proof();
        return new DrillPlan(
                name,
                fault,
                rate,
                Double.parseDouble(load.requestCost()),
                load.mix(),
                load.backgroundPercent(),
                load.edges(),
                Durations.parse(spec.warmUp()),
                phase(spec.steady(), changes),
                hold,
                holdRates,
                HoldLoad.name(load),
                phase(spec.after(), changes),
                new Expectations(
                        Double.parseDouble(slo.failedIdempotentPercent()),
                        Durations.parse(slo.errorWindow()).toMillis(),
                        slo.lostWrites(),
                        Durations.parse(slo.p99()).toMillis(),
                        Durations.parse(slo.postFreshSteady()).toMillis(),
                        Durations.parse(slo.postFreshAfter()).toMillis(),
                        proof.minAckedWrites(),
                        proof.minAckedNearFault(),
                        Expectations.DEFAULT.maxDriverLateP99Ms(),
                        Durations.parse(slo.surge().criticalP99()).toMillis(),
                        Double.parseDouble(slo.surge().criticalFailedPercent()),
                        slo.surge().goodputPercent(),
                        slo.predictionWithinPercent(),
                        Objects.requireNonNullElse(slo.cacheHitDropPoints(), -1)));
    }

    /** The cell that is lost. */
    public static CellName cell(DrillSpec spec, Changes changes) {
        String cell = changes.cell();
        return new CellName(cell == null ? spec.faults().getFirst().cell() : cell);
    }

    private static Duration phase(String declared, Changes changes) {
        Integer seconds = changes.phaseSeconds();
        return seconds == null ? Durations.parse(declared) : Duration.ofSeconds(seconds);
    }

    /** Requests per second that the guard is asked about: as capacities are declared for. A surge or steps go above it on purpose, and are not asked about. */
    public double demand() {
        return rate * requestCost;
    }

    /** The guard speaks of requests as capacities are declared for; a drill whose requests cost something else is told what that makes of its own. */
    public Cells.Admission inItsOwnRequests(Cells.Admission guards) {
        if (requestCost == 1) {
            return guards;
        }
        double saturation = guards.saturation() / requestCost;
        String each = Check.number(requestCost);
        return new Cells.Admission(
                guards.admitted(),
                "%s req/s that cost %s each are a demand of %s; %s"
                        .formatted(Check.number(rate), each, Check.number(demand()), guards.arithmetic()),
                saturation,
                "%s; at a cost of %s each %s req/s"
                        .formatted(guards.saturationArithmetic(), each, Check.number(saturation)));
    }

    /** As the driver takes it. */
    public String mixText() {
        return "home=%d,lists=%d,profile=%d,post=%d,follow=%d"
                .formatted(mix.home(), mix.lists(), mix.profile(), mix.post(), mix.follow());
    }

    /**
     * For the engine.
     *
     * @param facts what the record's {@code drill} mark is to say beside what the plan knows
     */
    public DrillSettings settings(boolean load, Map<String, Object> facts) {
        var all = new HashMap<>(facts);
        all.put("limits", limits.toMap());
        if (!holdLoad.isEmpty()) {
            all.put("holdLoad", holdLoad);
        }
        return new DrillSettings(
                name,
                fault,
                load,
                rate,
                warmUp,
                steady,
                hold,
                holdRates,
                after,
                DrillSettings.StopCondition.DEFAULT,
                DrillSettings.Deadlines.DEFAULT,
                all);
    }
}
