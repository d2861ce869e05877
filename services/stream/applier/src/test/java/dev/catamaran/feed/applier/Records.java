package dev.catamaran.feed.applier;

import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.bus.MirrorHeaders;
import dev.catamaran.feed.proto.relation.RelationEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events and records for tests. */
final class Records {
    private Records() {}

    static RelationEvent event(String writeId, long hlc, long follower, boolean following, Long... followees) {
        return RelationEvent.newBuilder()
                .setWriteId(writeId)
                .setHlc(hlc)
                .setFollower(follower)
                .setFollowing(following)
                .addAllFollowees(List.of(followees))
                .build();
    }

    /** What is left of an edge. */
    static Row edge(long follower, long followee, boolean following, long hlc, String writeId) {
        return new Row(Table.EDGE, List.of(follower, followee), List.of(following), hlc, writeId);
    }

    static ConsumerRecord<byte[], byte[]> record(String topic, int partition, long offset, RelationEvent event) {
        var record = new ConsumerRecord<>(topic, partition, offset, new byte[0], event.toByteArray());
        record.headers().add(BusRecord.WRITE_ID, utf8(event.getWriteId()));
        return record;
    }

    static ConsumerRecord<byte[], byte[]> copy(
            long offset, RelationEvent event, String sourceCell, int partition, long sourceOffset) {
        var record = record("relation.mirrored", partition, offset, event);
        record.headers().add(MirrorHeaders.CELL, utf8(sourceCell));
        record.headers().add(MirrorHeaders.PARTITION, utf8(Integer.toString(partition)));
        record.headers().add(MirrorHeaders.OFFSET, utf8(Long.toString(sourceOffset)));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
