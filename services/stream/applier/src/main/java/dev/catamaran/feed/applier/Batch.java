package dev.catamaran.feed.applier;

import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.bus.MirrorHeaders;
import dev.catamaran.feed.kit.domain.Domain;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one transaction applies: the newest state of each row, and the positions after it. Pure. */
final class Batch {
    private final Map<Row.Name, Row> rows = new LinkedHashMap<>();
    private final SortedSet<String> stale = new TreeSet<>();
    private final Map<Position, Long> next = new TreeMap<>();

    /** Takes the positions that a record moves, whether or not its content is applied. */
    void pass(ConsumerRecord<byte[], byte[]> message) {
        next.put(new Position(message.topic(), message.partition()), message.offset() + 1);
        Consumers.header(message, MirrorHeaders.CELL).ifPresent(cell -> {
            int partition = Integer.parseInt(
                    Consumers.header(message, MirrorHeaders.PARTITION).orElseThrow());
            long offset = Long.parseLong(
                    Consumers.header(message, MirrorHeaders.OFFSET).orElseThrow());
            String originals = Domain.of(message.topic()).orElseThrow().direct();
            // The last one, not the largest: a source that lost its disk counts from 0 again.
            next.put(Position.ofCopies(cell, originals, partition), offset + 1);
        });
    }

    /** Takes the content of a record. */
    void apply(Change change) {
        change.rows().forEach(row -> rows.merge(row.name(), row, BinaryOperator.maxBy(Row.BY_STAMP)));
        stale.addAll(change.stale());
    }

    Collection<Row> rows() {
        return rows.values();
    }

    List<Row> rows(Table table) {
        return rows.values().stream().filter(row -> row.table() == table).toList();
    }

    /** Keys of the cache that are to be forgotten once the rows are in the store. */
    SortedSet<String> stale() {
        return stale;
    }

    Map<Position, Long> positions() {
        return next;
    }

    boolean isEmpty() {
        return next.isEmpty();
    }
}
