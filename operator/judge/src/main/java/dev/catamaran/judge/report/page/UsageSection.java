package dev.catamaran.judge.report.page;

import dev.catamaran.judge.Figures;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.chart.Series;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What it took of the machine. */
final class UsageSection {
    private UsageSection() {}

    static void write(Markup page, Report report) {
        Figures f = report.figures();
        try (var _ = page.in("section", "id", "usage")) {
            page.element("h2", "What it used");
            page.element("p", inWords(f), "class", "lead");
            if (!f.cpu().isEmpty()) {
                cpus(page, report);
            }
        }
    }

    private static String inWords(Figures f) {
        return "At most %s processes with %s of memory (PSS: shared pages counted once), driver included. %s The driver sent its requests at most %s late, 99 %% of them within %s."
                .formatted(
                        Numbers.count(f.processes()),
                        f.pssMiB() < 0 ? "not known" : Numbers.count(Math.round(f.pssMiB())) + " MiB",
                        f.pinned()
                                ? "Each cell had CPUs of its own, so losing one freed nothing for the other."
                                : "The cells shared their CPUs: losing one freed some for the other.",
                        Numbers.ms(f.driver().lateMaxMs()),
                        Numbers.ms(f.driver().lateP99Ms()));
    }

    private static void cpus(Markup page, Report report) {
        var names = new ArrayList<>(report.timeline().cells());
        names.addAll(List.of("controller", "driver"));
        double most = names.stream().mapToDouble(report.figures()::cpuOf).max().orElse(1);
        try (var _ = Tables.open(page, "CPUs in use while the traffic ran, on average", "cpu")) {
            Tables.head(page, List.of("Who", "Runs on", "CPUs"), 1);
            try (var _ = page.in("tbody")) {
                names.forEach(name -> row(page, report, name, most));
            }
        }
    }

    private static void row(Markup page, Report report, String name, double most) {
        double cpus = report.figures().cpuOf(name);
        String rest = report.origin().pinning().getOrDefault("rest", "");
        String on = report.origin().pinning().getOrDefault(name, rest);
        long share = Math.round(cpus <= 0 || most <= 0 ? 0 : 100 * cpus / most);
        try (var _ = page.in("tr", "class", Series.of(report.timeline().cells(), name))) {
            Tables.rowHead(page, name);
            Tables.text(page, on.isEmpty() ? "not known" : "CPU " + on);
            page.element(
                    "td",
                    cpus < 0 ? "not known" : String.format(Locale.ROOT, "%.2f", cpus),
                    "class",
                    "number share",
                    "style",
                    "--share:" + share + "%");
        }
    }
}
