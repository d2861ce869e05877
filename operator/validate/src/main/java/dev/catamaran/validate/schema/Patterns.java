package dev.catamaran.validate.schema;

import com.google.re2j.Pattern;
import java.util.Map;

/** The patterns of the CRDs: what they match, as the API server's RE2 does, and what they mean. */
final class Patterns {
    private static final Map<String, String> WORDS = Map.of(
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
            "lower-case letters, digits and '-', with a letter or digit at both ends",
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
            "a DNS name of lower-case letters, digits, '-' and '.', such as feed.example.org",
            "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$",
            "a duration such as 250ms, 2s or 1m30s",
            "^[0-9]+(\\.[0-9]+)?$",
            "a decimal number such as \"1\" or \"0.5\"",
            "^[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*$",
            "a full name of a proto service such as feed.relation.v1.Relations",
            "^[1-9][0-9]{0,5}(Mi|Gi)$",
            "an amount of memory in whole Mi or Gi, such as 64Mi",
            "^[a-z][a-z0-9_]*$",
            "lower-case letters, digits and '_', beginning with a letter",
            "^[a-zA-Z0-9][a-zA-Z0-9._-]*$",
            "letters, digits, '.', '_' and '-', beginning with a letter or digit");

    private Patterns() {}

    /** Whether the pattern is found in the text, as the API server asks; the CRDs anchor their patterns. */
    static boolean find(String pattern, String text) {
        return pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find();
    }

    static boolean hasWords(String pattern) {
        return WORDS.containsKey(pattern);
    }

    /** What the pattern allows, as in "timeout is a duration such as 250ms"; the pattern itself when nobody has put it into words. */
    static String words(String pattern) {
        return WORDS.getOrDefault(pattern, "a text that matches " + pattern);
    }
}
