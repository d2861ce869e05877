package dev.catamaran.cli.drill;

import dev.catamaran.api.DrillSpec;
import dev.catamaran.cli.controller.ResourceCheck;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.core.drill.DrillSettings;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.core.drill.HoldRate;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.resolve.Durations;
import dev.catamaran.judge.Expectations;
import dev.catamaran.validate.ResourceFiles;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Drill resource with what the command line changes about it.
 *
 * @param rate requests per second at the edge
 * @param requestCost work of one request, in those that capacities are declared in
 * @param mix what the requests are
 * @param backgroundPercent share of the reads that nobody waits for
 * @param holdRates what the hold goes through on purpose; empty when it keeps to the rate
 * @param holdLoad {@code surge}, {@code steps} or empty, for the record
 */
record DrillPlan(
        String name,
        Fault fault,
        int rate,
        double requestCost,
        DrillSpec.Mix mix,
        int backgroundPercent,
        Duration warmUp,
        Duration steady,
        Duration hold,
        List<HoldRate> holdRates,
        String holdLoad,
        Duration after,
        Expectations limits) {
    private static final int MOST_RATE = 100_000;

    /**
     * Reads the drill.
     *
     * @param faultId names the fault, so that it can be undone by whoever finds it
     */
    static DrillPlan of(DrillOptions options, String faultId) {
        var loaded = ResourceFiles.read(List.of(options.drill()));
        if (!loaded.accepted()) {
            throw new CommandFailure("the drill has errors:" + ResourceCheck.list(loaded.findings()));
        }
        var drills = loaded.resources().drills();
        if (drills.size() != 1) {
            throw new CommandFailure(
                    "--drill " + options.drill() + " holds " + drills.size() + " drills: name a file with one");
        }
        var drill = drills.getFirst();
        return of(drill.getMetadata().getName(), drill.getSpec(), options, faultId);
    }

    private static DrillPlan of(String name, DrillSpec spec, DrillOptions options, String faultId) {
        var fault = spec.faults().getFirst();
        String cell = options.cell == null ? fault.cell() : options.cell;
        int rate = options.rate == null ? spec.load().rate() : options.rate;
        if (rate < 1 || rate > MOST_RATE) {
            throw new CommandFailure("--rate is 1 to " + MOST_RATE + " requests per second, not " + rate);
        }
        if (options.phaseSeconds != null && options.phaseSeconds < 2) {
            throw new CommandFailure("--phase-seconds is at least 2: shorter phases prove nothing");
        }
        if (options.saturation != null && !(options.saturation > 0)) {
            throw new CommandFailure("--saturation is more than 0 requests per second, not " + options.saturation);
        }
        Duration hold = phase(spec.hold(), options);
        var load = spec.load();
        var holdRates = HoldLoad.rates(load, rate, hold);
        if (holdRates.stream().anyMatch(r -> r.perSecond() > MOST_RATE)) {
            throw new CommandFailure(
                    "a surge of more than " + MOST_RATE + " requests per second: lower rate or factor");
        }
        var slo = spec.slo();
        var proof = spec.proof();
        return new DrillPlan(
                name,
                switch (fault.kind()) {
                    case CELL_OUTAGE -> new Fault.CellOutage(faultId, cellName(cell), options.withholdDisk);
                },
                rate,
                Double.parseDouble(load.requestCost()),
                load.mix(),
                load.backgroundPercent(),
                Durations.parse(spec.warmUp()),
                phase(spec.steady(), options),
                hold,
                holdRates,
                HoldLoad.name(load),
                phase(spec.after(), options),
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

    private static CellName cellName(String cell) {
        try {
            return new CellName(cell);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("--cell: " + e.getMessage(), e);
        }
    }

    private static Duration phase(String declared, DrillOptions options) {
        return options.phaseSeconds == null ? Durations.parse(declared) : Duration.ofSeconds(options.phaseSeconds);
    }

    /** As the driver takes it. */
    String mixText() {
        return "home=%d,lists=%d,profile=%d,post=%d,follow=%d"
                .formatted(mix.home(), mix.lists(), mix.profile(), mix.post(), mix.follow());
    }

    /** @param facts what the record's {@code drill} mark is to say beside what the plan knows */
    DrillSettings settings(boolean load, Map<String, Object> facts) {
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
