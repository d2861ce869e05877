package dev.catamaran.feed.trends;

import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import dev.catamaran.feed.proto.post.PostEvent;
import java.util.Map;
import java.util.stream.Collectors;

/** Posts and rankings for tests. */
final class Posts {
    private Posts() {}

    /** @param time epoch milliseconds */
    static PostEvent post(String writeId, long time, String text) {
        return PostEvent.newBuilder()
                .setWriteId(writeId)
                .setHlc(time << 16)
                .setAuthor(7)
                .setText(text)
                .setCell("cell-a")
                .build();
    }

    static Map<String, Double> scores(RankingEvent event) {
        return event.getItemsList().stream().collect(Collectors.toMap(RankedItem::getId, RankedItem::getScore));
    }
}
