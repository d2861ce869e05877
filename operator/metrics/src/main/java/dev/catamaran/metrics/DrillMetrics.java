package dev.catamaran.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Gauges about the last run of each drill; {@link #show} replaces their rows. What nobody knows has no row. */
public final class DrillMetrics {
    private final MultiGauge outcome;
    private final MultiGauge end;
    private final MultiGauge errorWindow;
    private final MultiGauge failedIdempotent;
    private final MultiGauge lostWrites;

    public DrillMetrics(MeterRegistry registry) {
        outcome = gauge(registry, "catamaran.drill.outcome", "1 for the outcome of the drill's last run");
        end = gauge(
                registry,
                "catamaran.drill.end.timestamp.seconds",
                "When the drill's last run ended, seconds since 1970");
        errorWindow = gauge(
                registry,
                "catamaran.drill.error.window.seconds",
                "From the first failed request of the drill's last run to the end of the last one");
        failedIdempotent = gauge(
                registry,
                "catamaran.drill.failed.idempotent.ratio",
                "Share of the reads within 5 s of the fault that failed, 0 to 1");
        lostWrites = gauge(
                registry, "catamaran.drill.lost.writes", "Acknowledged writes that a store lacks after the drill");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** The last run of each drill, one for each name. */
    public void show(Collection<DrillResult> results) {
        outcome.register(
                rows(results.stream()
                        .flatMap(r -> DrillResult.OUTCOMES.stream()
                                .map(o -> Row.of(
                                        drill(r).and("outcome", o), r.outcome().equals(o) ? 1 : 0)))),
                true);
        show(end, results, r -> r.ended().toEpochMilli() / 1000.0);
        show(errorWindow, results, DrillResult::errorWindowSeconds);
        show(failedIdempotent, results, DrillResult::failedIdempotentRatio);
        show(lostWrites, results, DrillResult::lostWrites);
    }

    private static void show(MultiGauge gauge, Collection<DrillResult> results, ToDoubleFunction<DrillResult> figure) {
        gauge.register(
                rows(results.stream()
                        .filter(r -> figure.applyAsDouble(r) >= 0)
                        .map(r -> Row.of(drill(r), figure.applyAsDouble(r)))),
                true);
    }

    private static Tags drill(DrillResult result) {
        return Tags.of("drill", result.drill(), "fault", result.fault(), "cell", result.cell());
    }

    private static List<Row<?>> rows(Stream<? extends Row<?>> rows) {
        return new ArrayList<>(rows.toList());
    }
}
