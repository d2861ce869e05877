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

    /** Whose topic this is. */
    public static Optional<Domain> of(String topic) {
        return Arrays.stream(values())
                .filter(domain -> topic.equals(domain.direct()) || topic.equals(domain.mirrored()))
                .findFirst();
    }

    /** All topics, those of one domain side by side. */
    public static String[] topics() {
        return Arrays.stream(values())
                .flatMap(domain -> java.util.stream.Stream.of(domain.direct(), domain.mirrored()))
                .toArray(String[]::new);
    }
}
