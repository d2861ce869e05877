package dev.catamaran.feed.keylist;

import dev.catamaran.feed.proto.keylist.NewestReply;
import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankedReply;
import dev.catamaran.feed.store.StoreReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Key lists as this cell's own store has them. */
@ApplicationScoped
public class KeyListStore {
    private static final String NEWEST = "SELECT id FROM list_item WHERE key = ? ORDER BY id DESC LIMIT 100";
    private static final String RANKED = """
            SELECT item->>'id', (item->>'score')::double precision
            FROM ranked_list, jsonb_array_elements(items) WITH ORDINALITY AS list (item, place)
            WHERE key = ? ORDER BY place
            """;

    private final StoreReader store;

    public KeyListStore(StoreReader store) {
        this.store = store;
    }

    NewestReply newest(String key) {
        return NewestReply.newBuilder()
                .addAllIds(store.read(NEWEST, row -> row.getLong(1), key))
                .build();
    }

    RankedReply ranked(String key) {
        return RankedReply.newBuilder()
                .addAllItems(store.read(
                        RANKED,
                        row -> RankedItem.newBuilder()
                                .setId(row.getString(1))
                                .setScore(row.getDouble(2))
                                .build(),
                        key))
                .build();
    }
}
