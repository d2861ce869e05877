package dev.catamaran.feed.post;

import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.post.Post;
import dev.catamaran.feed.store.StoreReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Posts as this cell's own store has them. */
@ApplicationScoped
public class PostStore {
    private static final String SELECT = "SELECT id, author, body FROM post WHERE id = ANY (?)";

    private final StoreReader store;

    public PostStore(StoreReader store) {
        this.store = store;
    }

    /** By cache key. What the store does not have is not answered for, and so not cached: it may be on its way. */
    Map<String, Post> read(List<Long> ids) {
        var posts = new HashMap<String, Post>();
        store.read(
                        SELECT,
                        row -> Post.newBuilder()
                                .setId(row.getLong(1))
                                .setAuthor(row.getLong(2))
                                .setText(row.getString(3))
                                .build(),
                        ids)
                .forEach(post -> posts.put(Keys.post(post.getId()), post));
        return posts;
    }
}
