package dev.catamaran.feed.trends;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The hashtags of a text. Pure. */
final class Hashtags {
    private static final int LONGEST = 50;
    /** Of one post, so that nobody makes a trend of everything at once, and a post is a bounded piece of work. */
    private static final int MOST = 10;

    private static final String WORD = "[\\p{L}\\p{N}_]";
    private static final Pattern TAG =
            Pattern.compile("(?<!%1$s|[#&])#(%1$s{1,%2$d})(?!%1$s)".formatted(WORD, LONGEST));

    private Hashtags() {}

    /**
     * The first ten different ones, in lower case and without the sign: {@code #} and 1 to 50 letters, digits or underscores, neither right after such a
     * character nor after {@code #} or {@code &}.
     */
    static List<String> of(String text) {
        return TAG.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1).toLowerCase(Locale.ROOT))
                .filter(tag -> tag.codePointCount(0, tag.length()) <= LONGEST) // a few letters grow in lower case
                .distinct()
                .limit(MOST)
                .toList();
    }
}
