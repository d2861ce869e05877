package dev.catamaran.feed.kit.domain;

/** The relation chain's names: bus, topics, cache keys. */
public final class Relations {
    public static final String BUS = "feed-bus";
    public static final String CACHE = "hot";

    /** Written by this cell's writers and the other cells'. */
    public static final String DIRECT = "relation.direct";

    /** Copies of the other cells' {@link #DIRECT}. */
    public static final String MIRRORED = "relation.mirrored";

    private Relations() {}

    /** Whom a person follows. */
    public static String followingKey(long person) {
        return "following:" + person;
    }

    /** Who follows a person. */
    public static String followersKey(long person) {
        return "followers:" + person;
    }
}
