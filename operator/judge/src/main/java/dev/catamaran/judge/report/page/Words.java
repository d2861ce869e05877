package dev.catamaran.judge.report.page;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/** Turns of phrase that several sections need. */
final class Words {
    /** A label is no longer than this. */
    private static final int LABEL = 32;

    private Words() {}

    /** For example {@code cell-a killed}; short enough for a chart. */
    static String lost(Report report) {
        String whole = killed(report) ? report.cell() + " killed" : report.fault() + " on " + report.cell();
        return whole.length() <= LABEL ? whole : whole.substring(0, LABEL - 1) + "…";
    }

    static boolean killed(Report report) {
        return report.fault().equals("CellOutage");
    }

    /** {@code cell-b and cell-c}. */
    static String and(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    static List<String> others(Report report) {
        return report.timeline().cells().stream()
                .filter(c -> !c.equals(report.cell()))
                .toList();
    }

    static String value(Check check) {
        return amount(check.name(), check.value());
    }

    static String limit(Check check) {
        return (check.bound() == Check.Bound.AT_MOST ? "≤" : "≥") + Numbers.SPACE + amount(check.name(), check.limit());
    }

    /** A check's name ends with its unit, unless it counts. */
    private static String amount(String name, double value) {
        if (value < 0) {
            return "not known";
        }
        if (name.endsWith("Ms")) {
            return Numbers.ms(value);
        }
        if (name.endsWith("Points")) {
            return Check.number(value) + Numbers.SPACE + "points";
        }
        return name.endsWith("Percent") ? Check.number(value) + Numbers.SPACE + "%" : Numbers.count(Math.round(value));
    }

    /** The first few checks that did not pass, with value and limit. */
    static String misses(List<Check> checks) {
        int shown = Math.min(3, checks.size());
        String rest = checks.size() > shown ? ", and " + (checks.size() - shown) + " more" : "";
        return checks.stream()
                        .limit(shown)
                        .map(c -> "%s %s (%s)".formatted(c.name(), value(c), limit(c)))
                        .collect(Collectors.joining(", "))
                + rest;
    }
}
