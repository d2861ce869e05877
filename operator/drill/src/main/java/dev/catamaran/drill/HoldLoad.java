package dev.catamaran.drill;

import dev.catamaran.api.DrillSpec;
import dev.catamaran.core.drill.HoldRate;
import dev.catamaran.core.resolve.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What a drill's traffic does while the cell is gone. */
final class HoldLoad {
    private HoldLoad() {}

    /** As the record names it; empty when the traffic stays as it is. */
    static String name(DrillSpec.Load load) {
        return load.surge() != null ? "surge" : load.steps() != null ? "steps" : "";
    }

    /**
     * Rates one after the other; none when the traffic stays as it is.
     *
     * @param rate of the drill, requests per second
     * @param hold as long as a surge lasts; steps have a length of their own
     */
    static List<HoldRate> rates(DrillSpec.Load load, int rate, Duration hold) {
        var surge = load.surge();
        if (surge != null) {
            return List.of(new HoldRate(rate * Double.parseDouble(surge.factor()), hold));
        }
        var steps = load.steps();
        return steps == null
                ? List.of()
                : IntStream.iterate(steps.from(), step -> step <= steps.to(), step -> step + steps.by())
                        .mapToObj(step -> new HoldRate(step, Durations.parse(steps.every())))
                        .toList();
    }
}
