package dev.catamaran.feed.trends;

import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** A processor that is made whole when its stores are there, instead of one with fields that are empty until then. */
final class Stage<K1, V1, K2, V2> implements Processor<K1, V1, K2, V2> {
    private final Function<ProcessorContext<K2, V2>, Consumer<Record<K1, V1>>> start;
    private Consumer<Record<K1, V1>> work = _ -> {
        throw new IllegalStateException("a record before the start");
    };

    Stage(Function<ProcessorContext<K2, V2>, Consumer<Record<K1, V1>>> start) {
        this.start = start;
    }

    @Override
    public void init(ProcessorContext<K2, V2> context) {
        work = start.apply(context);
    }

    @Override
    public void process(Record<K1, V1> message) {
        work.accept(message);
    }
}
