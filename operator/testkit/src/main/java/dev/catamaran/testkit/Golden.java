package dev.catamaran.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One golden case: a folder with what goes in and what must come out. The stages are chained: a later one reads what an earlier one wrote,
 * and may be tested in another module.
 *
 * <p>{@code -Dgolden.update=true} rewrites what comes out and deletes what no longer does; where the environment has {@code CI} it is refused.
 */
public final class Golden {
    private static final Set<String> INPUTS = Set.of("case.yaml", "resources.in.yaml");

    private final Path folder;
    private final boolean update;

    Golden(Path folder, boolean update, boolean ci) {
        if (update && ci) {
            throw new AssertionError("golden cases are not rewritten in CI: run with -Dgolden.update=true elsewhere");
        }
        this.folder = folder;
        this.update = update;
    }

    /** Who writes a file: the first part of its name says so. */
    public enum Stage {
        CORE("model|problems|workloads"),
        XDS("xds"),
        KUBERNETES("kubernetes");

        private final String names;

        Stage(String prefixes) {
            this.names = "(.*/)?(" + prefixes + ")(\\..*)?\\.out\\.yaml";
        }

        private boolean writes(String file) {
            return file.matches(names);
        }
    }

    /** All cases, by name. */
    public static List<Golden> cases() {
        Path home = Path.of(System.getProperty("catamaran.home"), "operator", "testkit", "golden");
        boolean update = Boolean.getBoolean("golden.update");
        boolean ci = System.getenv("CI") != null;
        try (Stream<Path> folders = Files.list(home)) {
            return folders.sorted().map(f -> new Golden(f, update, ci)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Golden of(String name) {
        return cases().stream()
                .filter(c -> c.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no golden case " + name));
    }

    /** Whether the case has that file. */
    public boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    public String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares all that a stage made with all of its files.
     *
     * @param made texts by file name, which may have folders in it
     */
    public void check(Stage stage, SortedMap<String, String> made) {
        made.keySet().stream().filter(file -> !stage.writes(file)).forEach(file -> {
            throw new AssertionError(file + " is not a name for what " + stage + " writes");
        });
        if (update) {
            rewrite(stage, made);
        }
        var expected = new TreeMap<String, String>();
        files().stream().filter(stage::writes).forEach(file -> expected.put(file, read(file)));
        var names = new TreeSet<>(expected.keySet());
        names.addAll(made.keySet());
        for (String name : names) {
            compare(name, expected.getOrDefault(name, ""), made.getOrDefault(name, ""));
        }
    }

    /** Files that are neither read nor written by any stage; they would rot. */
    public List<String> strays() {
        return files().stream()
                .filter(file -> !INPUTS.contains(file))
                .filter(file -> Stream.of(Stage.values()).noneMatch(stage -> stage.writes(file)))
                .toList();
    }

    /** The case's name. */
    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }

    private void compare(String name, String expected, String made) {
        List<String> before = expected.lines().toList();
        List<String> now = made.lines().toList();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            String was = i < before.size() ? before.get(i) : "(end)";
            String is = i < now.size() ? now.get(i) : "(end)";
            if (!was.equals(is)) {
                throw new AssertionError("""
                        case %s: %s differs in line %d; if that is meant, run with -Dgolden.update=true
                        expected: %s
                        made:     %s""".formatted(this, name, i + 1, was, is));
            }
        }
    }

    private void rewrite(Stage stage, SortedMap<String, String> made) {
        try {
            for (String stale : files()) {
                if (stage.writes(stale)) {
                    Files.delete(folder.resolve(stale));
                }
            }
            for (var file : made.entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(target.resolveSibling(""));
                Files.writeString(target, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Relative to the case, with {@code /}. */
    private List<String> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
