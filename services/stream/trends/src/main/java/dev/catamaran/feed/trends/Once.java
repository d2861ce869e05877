package dev.catamaran.feed.trends;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.proto.post.PostEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.jboss.logging.Logger;

/**
 * The hashtags of each post, once: nearly every one comes by both topics. Author's posts are in partitions of the same number there, which one task reads, so
 * what it remembers is enough.
 */
final class Once {
    static final String SEEN = "seen";

    private static final Logger LOG = Logger.getLogger(Once.class);
    private static final byte[] THERE = {1};

    private final ProcessorContext<String, String> context;
    private final WindowStore<String, byte[]> seen;
    private final Counter counted;
    private final Counter duplicates;
    private final Counter late;

    Once(ProcessorContext<String, String> context, MeterRegistry metrics) {
        this.context = context;
        this.seen = context.getStateStore(SEEN);
        this.counted = posts(metrics, "counted");
        this.duplicates = posts(metrics, "duplicate");
        this.late = posts(metrics, "late");
    }

    private static Counter posts(MeterRegistry metrics, String result) {
        return Counter.builder("feed.trends.posts")
                .description(
                        "Posts by what became of them: counted, duplicate (came the other way before), late (older than the window); those of a"
                                + " transaction that did not succeed are in it twice")
                .tag("result", result)
                .register(metrics);
    }

    void take(Record<byte[], byte[]> message) {
        try {
            take(PostEvent.parseFrom(message.value()), message.timestamp());
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf("event=unreadable-record where=\"%s\" reason=\"%s\"", context.recordMetadata(), e.getMessage());
        }
    }

    private void take(PostEvent post, long time) {
        if (time < Window.start(context.currentStreamTimeMs())) {
            late.increment();
        } else if (isSeen(post.getWriteId(), time)) {
            duplicates.increment();
        } else {
            seen.put(post.getWriteId(), THERE, time);
            counted.increment();
            Hashtags.of(post.getText()).forEach(tag -> context.forward(new Record<>(tag, post.getWriteId(), time)));
        }
    }

    private boolean isSeen(String writeId, long time) {
        long around = Window.RETENTION.toMillis();
        try (var found = seen.fetch(writeId, time - around, time + around)) {
            return found.hasNext();
        }
    }
}
