package dev.catamaran.feed.fanout;

import dev.catamaran.feed.proto.post.PostEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.apache.kafka.common.TopicPartition;

/** Posts of other cells, until it is time to see whether those have spread them. Pure. */
final class Waiting {
    private record Entry(TopicPartition partition, long offset, PostEvent post, Instant due) {}

    private final Duration patience;
    private final Queue<Entry> entries = new ArrayDeque<>();

    Waiting(Duration patience) {
        this.patience = patience;
    }

    void add(TopicPartition partition, long offset, PostEvent post, Instant now) {
        entries.add(new Entry(partition, offset, post, now.plus(patience)));
    }

    /** Takes the next one whose time has come. */
    Optional<PostEvent> due(Instant now) {
        return Optional.ofNullable(entries.peek())
                .filter(entry -> !entry.due().isAfter(now))
                .map(entry -> {
                    entries.remove();
                    return entry.post();
                });
    }

    /** The lowest offset of a partition that still waits. */
    OptionalLong first(TopicPartition partition) {
        return entries.stream()
                .filter(entry -> entry.partition().equals(partition))
                .mapToLong(Entry::offset)
                .min();
    }
}
