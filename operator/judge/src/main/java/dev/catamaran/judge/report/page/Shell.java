package dev.catamaran.judge.report.page;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a POSIX shell reads them. */
final class Shell {
    private Shell() {}

    static String words(List<String> words) {
        return words.stream().map(Shell::word).collect(Collectors.joining(" "));
    }

    /** The word itself where the shell would leave it alone, in single quotes otherwise. */
    static String word(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
