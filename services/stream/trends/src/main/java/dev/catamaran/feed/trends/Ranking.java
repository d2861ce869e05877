package dev.catamaran.feed.trends;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Counts posts by hashtag and minute, and says which ten have most in the window, once a second if that has changed. By the clock, not by the posts: what was a
 * trend ends also when nobody writes.
 */
final class Ranking {
    static final String COUNTS = "counts";
    static final String LAST = "ranking";
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final int PLACES = 10;
    private static final int STAMP_SHIFT = 16;

    private final ProcessorContext<String, byte[]> context;
    private final WindowStore<String, Long> counts;
    /** Kept, so that the next process goes on from there: it says nothing twice, and its stamps are greater whatever its clock says. */
    private final KeyValueStore<String, byte[]> last;

    private long ranked = Long.MIN_VALUE;

    Ranking(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.counts = context.getStateStore(COUNTS);
        this.last = context.getStateStore(LAST);
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::rank);
    }

    void count(Record<String, String> tagged) {
        long minute = Window.minute(tagged.timestamp());
        Long before = counts.fetch(tagged.key(), minute);
        counts.put(tagged.key(), before == null ? 1 : before + 1, minute);
        ranked = Long.MIN_VALUE;
    }

    private void rank(long now) {
        long start = Window.start(now);
        if (ranked == start) {
            return; // neither the counts nor the window have changed
        }
        ranked = start;
        var before = last();
        var items = best(start, now);
        if (!items.equals(before.getItemsList())) {
            say(items, Math.max(before.getHlc() + 1, now << STAMP_SHIFT), now);
        }
    }

    private RankingEvent last() {
        byte[] kept = last.get(Keys.TRENDS);
        try {
            return kept == null ? RankingEvent.getDefaultInstance() : RankingEvent.parseFrom(kept);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the store " + LAST + " holds what is no ranking", e);
        }
    }

    private List<RankedItem> best(long start, long now) {
        var sums = new TreeMap<String, Long>();
        // A minute more: the clock of whoever stamped a post may be ahead of this one.
        try (var minutes = counts.fetchAll(start, now + Window.ADVANCE.toMillis())) {
            minutes.forEachRemaining(count -> sums.merge(count.key.key(), count.value, Long::sum));
        }
        return sums.entrySet().stream()
                .map(sum -> RankedItem.newBuilder()
                        .setId(sum.getKey())
                        .setScore(sum.getValue())
                        .build())
                .sorted(Comparator.comparingDouble(RankedItem::getScore).reversed()) // equal ones stay in their order
                .limit(PLACES)
                .toList();
    }

    private void say(List<RankedItem> items, long stamp, long now) {
        var event = RankingEvent.newBuilder()
                .setWriteId("trends/" + stamp)
                .setHlc(stamp)
                .setKey(Keys.TRENDS)
                .addAllItems(items)
                .build();
        last.put(Keys.TRENDS, event.toByteArray());
        var headers =
                new RecordHeaders().add(BusRecord.WRITE_ID, event.getWriteId().getBytes(StandardCharsets.UTF_8));
        context.forward(new Record<>(Keys.TRENDS, event.toByteArray(), now, headers));
    }
}
