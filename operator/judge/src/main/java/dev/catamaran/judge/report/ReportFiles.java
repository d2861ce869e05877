package dev.catamaran.judge.report;

import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.page.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A judgement as files: {@code report.html}, {@code report.json} and {@code report.xml} (JUnit). */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes them.
     *
     * @param folder absolute and without detours; the page names the record relative to it
     */
    public static void write(Report report, Path record, Path folder) throws IOException {
        Path fromFolder = folder.relativize(record.toAbsolutePath().normalize());
        Files.writeString(folder.resolve("report.html"), HtmlReport.render(report, fromFolder.toString()));
        Files.writeString(folder.resolve("report.json"), JsonReport.render(report) + "\n");
        Files.writeString(folder.resolve("report.xml"), JUnitReport.render(report));
    }
}
