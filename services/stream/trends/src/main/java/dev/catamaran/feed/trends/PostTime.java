package dev.catamaran.feed.trends;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.proto.post.PostEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A post's time is that of its stamp: the same one whichever way it came. A stamp may be ahead of the clocks, because it is greater than all that its gateway
 * had seen; then the time at which the bus got it holds, or one such post would make all others look late.
 */
public final class PostTime implements TimestampExtractor {
    private static final int STAMP_SHIFT = 16; // HybridClock: 48 bits of milliseconds come first

    @Override
    public long extract(ConsumerRecord<Object, Object> message, long partitionTime) {
        try {
            return Math.min(of(PostEvent.parseFrom((byte[]) message.value())), message.timestamp());
        } catch (InvalidProtocolBufferException e) {
            return message.timestamp(); // whoever processes it says so
        }
    }

    static long of(PostEvent post) {
        return post.getHlc() >>> STAMP_SHIFT;
    }
}
