package dev.catamaran.cli.resource;

import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.local.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Log files of replicas, and how far each was read. */
public final class LogFiles {
    private static final long MOST_AT_ONCE = 1 << 20;

    private final List<Log> logs;

    private static final class Log {
        private final String name;
        private final Path file;
        private long position;

        private Log(String name, Path file) {
            this.name = name;
            this.file = file;
        }

        /** Whole lines from the position on; the position moves past them. A file that was begun anew is read from its start. */
        private List<String> read() throws IOException {
            if (!Files.exists(file)) {
                return List.of();
            }
            try (var in = new RandomAccessFile(file.toFile(), "r")) {
                if (in.length() < position) {
                    position = 0;
                }
                byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, in.length() - position)];
                in.seek(position);
                in.readFully(bytes);
                int end = bytes.length;
                while (end > 0 && bytes[end - 1] != '\n') {
                    end--;
                }
                position += end;
                return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
            }
        }
    }

    private LogFiles(List<Log> logs) {
        this.logs = logs;
    }

    /**
     * Of the replicas that the word names.
     *
     * @param word {@code relation}, {@code relation-0} or {@code cell-a/relation-0}
     * @param file name of the log file of a replica
     */
    public static LogFiles of(Path stateDir, String word, String file) {
        Path cells = new StateFolder(stateDir).cells();
        var logs = new ArrayList<Log>();
        var names = new ArrayList<String>();
        for (Path folder : StateFolder.list(cells, 2)) {
            if (folder.getNameCount() != cells.getNameCount() + 2 || !Files.isDirectory(folder)) {
                continue;
            }
            String replica = folder.getFileName().toString();
            String workload = replica.replaceFirst("-\\d+$", "");
            String whole = cells.relativize(folder).toString();
            names.add(workload);
            if (List.of(workload, replica, whole).contains(word)) {
                logs.add(new Log(whole, folder.resolve(file)));
            }
        }
        if (logs.isEmpty()) {
            throw new CommandFailure(
                    names.isEmpty()
                            ? "nothing has run with the state folder " + stateDir + "; start it with: catamaran up"
                            : Running.notFound(
                                    "replica of",
                                    word,
                                    names.stream().distinct().sorted().toList()));
        }
        return new LogFiles(logs);
    }

    /** One file, from that position on. */
    public static LogFiles of(Path file, long from) {
        var log = new Log(String.valueOf(file), file);
        log.position = from;
        return new LogFiles(List.of(log));
    }

    /** The last lines of each. */
    public void last(int lines, PrintWriter out) throws IOException {
        for (Log log : logs) {
            long size = Files.exists(log.file) ? Files.size(log.file) : 0;
            log.position = Math.max(0, size - MOST_AT_ONCE);
            var read = log.read();
            print(log, read.subList(Math.max(0, read.size() - lines), read.size()), out);
        }
        out.flush();
    }

    /** What was written since. */
    public void news(PrintWriter out) throws IOException {
        for (Log log : logs) {
            print(log, log.read(), out);
        }
        out.flush();
    }

    private void print(Log log, List<String> lines, PrintWriter out) {
        String prefix = logs.size() > 1 ? "[" + log.name + "] " : "";
        lines.forEach(line -> out.println(prefix + line));
    }
}
