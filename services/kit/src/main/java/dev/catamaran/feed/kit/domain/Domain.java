package dev.catamaran.feed.kit.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of writes, each with topics of its own on the bus. */
public enum Domain {
    RELATION,
    PROFILE,
    POST,
    KEYLIST,
    RANKING;

    /** The bus that carries them all. */
    public static final String BUS = "feed-bus";

    /** The hashtags of this bus' posts, one record for each that a post has; what trends hands itself. */
    public static final String TRENDS_TAGGED = "trends.tagged";

    /** What the posts on this bus make of {@link Keys#TRENDS}: events of {@link #RANKING} that each cell derives for itself, so nobody copies them. */
    public static final String TRENDS_COUNTED = "trends.counted";

    /** The cache in front of their tables. */
    public static final String CACHE = "hot";

    /** Written by this cell's writers and the other cells'. */
    public String direct() {
        return topic("direct");
    }

    /** Copies of the other cells' {@link #direct}. */
    public String mirrored() {
        return topic("mirrored");
    }

    private String topic(String kind) {
        return name().toLowerCase(Locale.ROOT) + "." + kind;
    }

    /** Whose events are on this topic. */
    public static Optional<Domain> of(String topic) {
        if (topic.equals(TRENDS_COUNTED)) {
            return Optional.of(RANKING);
        }
        return Arrays.stream(values())
                .filter(domain -> topic.equals(domain.direct()) || topic.equals(domain.mirrored()))
                .findFirst();
    }

    /** All topics of writes, those of one domain side by side. */
    public static String[] topics() {
        return Arrays.stream(values())
                .flatMap(domain -> java.util.stream.Stream.of(domain.direct(), domain.mirrored()))
                .toArray(String[]::new);
    }
}
