package dev.catamaran.local.prometheus;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of metrics in PromQL. */
final class MetricNames {
    /** What is no metric: texts, matchers, and the labels behind by, on and the like. */
    private static final Pattern ELSE = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    /** A word that is not called; no unit of time follows an offset's number. */
    private static final Pattern WORD = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?![\\w:])(?!\\s*\\()");

    private static final Set<String> KEYWORDS = Set.of(
            "and", "or", "unless", "offset", "by", "on", "without", "ignoring", "group_left", "group_right", "bool");

    private MetricNames() {}

    static Set<String> in(String expression) {
        return WORD.matcher(ELSE.matcher(expression).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .filter(word -> !KEYWORDS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
