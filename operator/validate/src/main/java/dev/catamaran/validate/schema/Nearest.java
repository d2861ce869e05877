package dev.catamaran.validate.schema;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that fewest keystrokes turn the word into; empty when none is near. The first one wins among equals. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String nearest = "";
        int fewest = Math.min(word.length(), 1 + Math.max(2, word.length() / 3));
        for (String candidate : candidates) {
            int keystrokes = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (keystrokes < fewest) {
                fewest = keystrokes;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** Levenshtein's distance. */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
