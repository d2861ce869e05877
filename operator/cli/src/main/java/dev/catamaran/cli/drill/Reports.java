package dev.catamaran.cli.drill;

import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.JsonReport;
import dev.catamaran.judge.report.ReportFiles;
import dev.catamaran.judge.report.TableReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A judgement to the terminal and to files. */
public final class Reports {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private Reports() {}

    /** How standard output looks. */
    public enum Format {
        TABLE,
        JSON
    }

    /** Options of every command that judges. */
    public static final class Options {
        @Option(
                names = "--report",
                paramLabel = "DIR",
                description =
                        "Folder for report.html (to look at), report.json and report.xml (JUnit), and for a drill's raw record, record.jsonl.")
        @Nullable
        Path folder;

        @Option(
                names = {"-o", "--output"},
                defaultValue = "table",
                description = "Standard output is one of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        Format output = Format.TABLE;

        /** A folder for a drill's record; one below target/ when the user named none. */
        Path folderFor(String drill) {
            Path path = folder == null
                    ? MeshOptions.home()
                            .resolve("target/drills/" + drill + "-"
                                    + LocalDateTime.now(ZoneOffset.UTC).format(STAMP))
                    : folder;
            try {
                return Files.createDirectories(path).toAbsolutePath().normalize();
            } catch (IOException e) {
                throw new CommandFailure("cannot make the folder " + path + ": " + e.getMessage(), e);
            }
        }
    }

    /** Shows the judgement and writes its files, if a folder was named. */
    public static void write(Report report, Path record, Options options, PrintWriter out) {
        if (options.folder != null) {
            write(report, record, options.folderFor(report.drill()));
        }
        show(report, options, out);
    }

    static void show(Report report, Options options, PrintWriter out) {
        out.println(
                switch (options.output) {
                    case TABLE -> TableReport.render(report);
                    case JSON -> JsonReport.render(report);
                });
        out.flush();
    }

    /** @param folder absolute and without detours */
    static void write(Report report, Path record, Path folder) {
        try {
            ReportFiles.write(report, record, folder);
        } catch (IOException e) {
            throw new CommandFailure("cannot write the report into " + folder + ": " + e.getMessage(), e);
        }
    }
}
