package dev.catamaran.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All living processes of this machine at one moment. */
public final class ProcTable {
    private static final Path PROC = Path.of("/proc");

    private final Map<Long, ProcStat> byPid = new HashMap<>();
    private final Map<Long, List<ProcStat>> byParent = new HashMap<>();

    private ProcTable() {}

    public static ProcTable read() {
        var table = new ProcTable();
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                stat(Long.parseLong(entry.getFileName().toString())).ifPresent(stat -> {
                    table.byPid.put(stat.id().pid(), stat);
                    table.byParent
                            .computeIfAbsent(stat.parent(), p -> new ArrayList<>())
                            .add(stat);
                });
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new IllegalStateException("cannot read /proc", e);
        }
        return table;
    }

    /** The process of that pid, unless there is none or it has ended. */
    public static Optional<ProcStat> stat(long pid) {
        try {
            return Optional.of(
                            ProcStat.parse(Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1)))
                    .filter(stat -> !stat.ended());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static boolean alive(ProcessId id) {
        return stat(id.pid()).filter(stat -> stat.id().equals(id)).isPresent();
    }

    public List<ProcStat> all() {
        return List.copyOf(byPid.values());
    }

    /** These processes and everything below them, as far as it lives. */
    public Set<ProcStat> withDescendants(Iterable<ProcessId> roots) {
        var found = new HashSet<ProcStat>();
        var next = new ArrayDeque<ProcStat>();
        for (ProcessId root : roots) {
            var stat = byPid.get(root.pid());
            if (stat != null && stat.id().equals(root)) {
                next.add(stat);
            }
        }
        while (!next.isEmpty()) {
            var stat = next.remove();
            if (found.add(stat)) {
                next.addAll(byParent.getOrDefault(stat.id().pid(), List.of()));
            }
        }
        return found;
    }

    /** This process and those that started it: never to be ended as strays. */
    public Set<Long> ownAncestry() {
        var own = new HashSet<Long>();
        long pid = ProcessHandle.current().pid();
        while (pid > 0 && own.add(pid)) {
            var stat = byPid.get(pid);
            pid = stat == null ? 0 : stat.parent();
        }
        return own;
    }

    /** Value of a variable that the process was started with; empty when it is unset, overwritten or not ours to read. */
    public static String environment(long pid, String name) {
        try {
            String prefix = name + "=";
            for (String entry : Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1)
                    .split("\0", -1)) {
                if (entry.startsWith(prefix)) {
                    return entry.substring(prefix.length());
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    /** PostgreSQL's backends overwrite their environment, but they all work in their data folder. */
    public static boolean isPostgresBelow(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(PROC.resolve(pid + "/exe")).endsWith("postgres")
                    && workingFolder(pid).filter(cwd -> cwd.startsWith(folder)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    public static Optional<Path> workingFolder(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(PROC.resolve(pid + "/cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
