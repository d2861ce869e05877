package dev.catamaran.feed.kit.bus;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;

/** A gauge of the records that a consumer has yet to read; NaN while nobody knows. Costs no call: a fetch says where the bus ends. */
public final class Lag {
    private volatile double records = Double.NaN;

    /** Registers the gauge, whose name gets the unit {@code records}. */
    public Lag(MeterRegistry metrics, String name, Tags tags, String description) {
        Gauge.builder(name, () -> records)
                .tags(tags)
                .baseUnit("records")
                .description(description)
                .strongReference(true)
                .register(metrics);
    }

    /** To be called after each poll, on the consumer's thread. */
    public void after(Consumer<?, ?> consumer) {
        records = consumer.assignment().stream()
                .map(consumer::currentLag)
                .filter(OptionalLong::isPresent)
                .mapToDouble(OptionalLong::getAsLong)
                .sum();
    }

    /** The bus is out of reach. */
    public void unknown() {
        records = Double.NaN;
    }
}
