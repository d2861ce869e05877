package dev.catamaran.feed.applier;

import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.bus.MirrorHeaders;
import dev.catamaran.feed.proto.relation.RelationEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one transaction applies: the newest state of each relation, and the positions after it. Pure. */
final class Batch {
    private final Map<Edge.Key, Edge> edges = new LinkedHashMap<>();
    private final Map<Position, Long> next = new TreeMap<>();

    /**
     * A partition whose progress is kept.
     *
     * @param source topic, or for copies the cell where the originals are
     */
    record Position(String source, int partition) implements Comparable<Position> {
        static Position ofCopies(String cell, int partition) {
            return new Position("copies:" + cell, partition);
        }

        @Override
        public int compareTo(Position other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : Integer.compare(partition, other.partition);
        }
    }

    /** Takes the positions that a record moves, whether or not its content is applied. */
    void pass(ConsumerRecord<byte[], byte[]> message) {
        next.put(new Position(message.topic(), message.partition()), message.offset() + 1);
        Consumers.header(message, MirrorHeaders.CELL).ifPresent(cell -> {
            int partition = Integer.parseInt(
                    Consumers.header(message, MirrorHeaders.PARTITION).orElseThrow());
            long offset = Long.parseLong(
                    Consumers.header(message, MirrorHeaders.OFFSET).orElseThrow());
            // The last one, not the largest: a source that lost its disk counts from 0 again.
            next.put(Position.ofCopies(cell, partition), offset + 1);
        });
    }

    /** Takes the content of a record. */
    void apply(RelationEvent event) {
        for (int i = 0; i < event.getFolloweesCount(); i++) {
            String writeId = event.getFolloweesCount() == 1 ? event.getWriteId() : event.getWriteId() + "/" + i;
            var edge =
                    new Edge(event.getFollower(), event.getFollowees(i), event.getFollowing(), event.getHlc(), writeId);
            edges.merge(edge.key(), edge, BinaryOperator.maxBy(Edge.BY_STAMP));
        }
    }

    Collection<Edge> edges() {
        return edges.values();
    }

    Map<Position, Long> positions() {
        return next;
    }

    boolean isEmpty() {
        return next.isEmpty();
    }
}
