package dev.catamaran.feed.kit.domain;

/** Names of key lists, and keys in the cache: who writes and who forgets must agree about them. */
public final class Keys {
    private Keys() {}

    /** Cache: whom a person follows. */
    public static String following(long person) {
        return "following:" + person;
    }

    /** Cache: who follows a person. */
    public static String followers(long person) {
        return "followers:" + person;
    }

    /** Cache: how many a person follows, and how many follow them. */
    public static String counts(long person) {
        return "counts:" + person;
    }

    /** Cache: a person's profile. */
    public static String profile(long person) {
        return "profile:" + person;
    }

    /** Cache: a post. */
    public static String post(long id) {
        return "post:" + id;
    }

    /** Cache: the newest ids of a key list. */
    public static String list(String key) {
        return "list:" + key;
    }

    /** Cache: a ranked list. */
    public static String ranked(String key) {
        return "ranked:" + key;
    }

    /** Ranked list: the hashtags of most posts, each cell's own count. */
    public static final String TRENDS = "trends";

    /** Ranked list: whom a person might follow. The job suggest, which has no kit, writes it by the same name. */
    public static String suggestions(long person) {
        return "suggest/" + person;
    }

    /** Key list: what those whom a person follows have posted. */
    public static String timeline(long person) {
        return "timeline/" + person;
    }

    /** Key list: what a person has posted. */
    public static String postsOf(long person) {
        return "posts/" + person;
    }
}
