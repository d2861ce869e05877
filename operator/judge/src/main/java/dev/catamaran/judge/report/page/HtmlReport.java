package dev.catamaran.judge.report.page;

import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Markup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code report.html}: one page for people, which holds everything that it needs. */
public final class HtmlReport {
    /** Nothing is fetched and nothing is executed, whatever a record holds. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private HtmlReport() {}

    /**
     * The whole page.
     *
     * @param record the raw record as seen from the page's folder, for the command that judges again
     */
    public static String render(Report report, String record) {
        var page = new Markup();
        try (var _ = page.in("html", "lang", "en")) {
            head(page, report);
            try (var _ = page.in("body");
                    var _ = page.in("main")) {
                VerdictSection.write(page, report);
                ChecksSection.write(page, report);
                TimelineSection.write(page, report);
                FaultSection.write(page, report);
                OverloadSection.write(page, report);
                OperationsSection.write(page, report);
                ServedSection.write(page, report);
                CountersSection.write(page, report);
                LedgerSection.write(page, report);
                GuardSection.write(page, report);
                UsageSection.write(page, report);
                OriginSection.write(page, report, record);
            }
        }
        return page.page();
    }

    private static void head(Markup page, Report report) {
        try (var _ = page.in("head")) {
            page.empty("meta", "charset", "utf-8");
            page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
            page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
            page.empty("meta", "name", "color-scheme", "content", "light dark");
            page.element("title", "%s %s: Catamaran drill".formatted(report.drill(), report.outcome()));
            page.style(styleSheet());
        }
    }

    private static String styleSheet() {
        try (var in = Objects.requireNonNull(
                HtmlReport.class.getResourceAsStream("report.css"), "the class path lacks report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read report.css", e);
        }
    }
}
