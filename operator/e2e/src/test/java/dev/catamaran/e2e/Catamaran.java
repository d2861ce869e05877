package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The command line under test, with a state folder, a report folder and resources of its own. */
final class Catamaran implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path HOME = Path.of(System.getProperty("catamaran.home"));
    private static final int PEOPLE = 1_500;
    private static final Set<String> OFFLINE = Set.of("judge", "validate");
    /** What they say of their progress, on stderr, is told with the rest. */
    private static final Set<String> TOLD_WHOLE = Set.of("demo", "drill", "up");

    private final Path folder;
    private final String addresses;

    /** What a command did. */
    record Run(int exitCode, String output) {}

    Catamaran(Path folder, String addresses) throws IOException {
        this(folder, addresses, "k8s/feed");
        edit("mesh.yaml", "ramp: 20s", "ramp: 5s"); // a lenient drill need not wait for a cold cell
        // nor may it shed what a busy machine is late with
        edit("access.yaml", "maxRequests: 20", "maxRequests: 500")
                .edit("access.yaml", "maxRequests: 32", "maxRequests: 500");
    }

    /** @param mesh a folder of resources, relative to the project */
    Catamaran(Path folder, String addresses, String mesh) {
        this.folder = folder;
        this.addresses = addresses;
        copy(HOME.resolve(mesh), resources());
    }

    Path resources() {
        return folder.resolve("feed");
    }

    Path stateDir() {
        return folder.resolve("state");
    }

    Path record() {
        return folder.resolve("report/record.jsonl");
    }

    JsonNode report() throws IOException {
        return JSON.readTree(folder.resolve("report/report.json").toFile());
    }

    String page() throws IOException {
        return Files.readString(folder.resolve("report/report.html"));
    }

    JsonNode status() throws IOException {
        return JSON.readTree(run("status", "-o", "json").output());
    }

    /** Changes a resource file; fails when there is nothing to change, so that no control passes because its edit was lost. */
    Catamaran edit(String file, String from, String to) throws IOException {
        Path path = resources().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
        return this;
    }

    /** A part of the real graph: enough edges for a verdict, loaded in seconds. */
    Path smallGraph() throws IOException {
        Path graph = folder.resolve("graph.tsv");
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(
                new GZIPInputStream(Files.newInputStream(HOME.resolve("data/wiki-vote.tsv.gz"))),
                StandardCharsets.US_ASCII))) {
            Files.write(
                    graph,
                    lines.lines().filter(l -> l.startsWith("#") || isSmall(l)).toList());
        }
        return graph;
    }

    private static boolean isSmall(String edge) {
        return Stream.of(edge.split("\t")).allMatch(person -> Integer.parseInt(person) < PEOPLE);
    }

    Process start(String... arguments) {
        var command = new ArrayList<>(List.of(HOME.resolve("catamaran").toString()));
        command.addAll(List.of(arguments));
        if (!OFFLINE.contains(arguments[0])) {
            command.addAll(List.of("--state-dir", stateDir().toString(), "--addresses", addresses));
        }
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(TOLD_WHOLE.contains(arguments[0]))
                    .redirectOutput(folder.resolve(arguments[0] + ".out").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Run run(String... arguments) {
        Process process = start(arguments);
        try {
            assertThat(process.waitFor(8, TimeUnit.MINUTES))
                    .as("%s ends", List.of(arguments))
                    .isTrue();
            String output = Files.readString(folder.resolve(arguments[0] + ".out"));
            return new Run(process.exitValue(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    Run up() {
        return run("up", "--resources", resources().toString());
    }

    /** A short demo on the small graph. */
    Run demo(String... more) throws IOException {
        var arguments = new ArrayList<>(
                List.of("demo", "--no-prometheus", "--resources", resources().toString()));
        arguments.addAll(drillOptions(more));
        return run(arguments.toArray(String[]::new));
    }

    /** A short drill against the mesh that is up. */
    Run drill(String... more) throws IOException {
        return run(drillArguments(more));
    }

    /** The same, not waited for. */
    Process startDrill(String... more) throws IOException {
        return start(drillArguments(more));
    }

    private String[] drillArguments(String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("drill", "run"));
        arguments.addAll(drillOptions(more));
        return arguments.toArray(String[]::new);
    }

    private List<String> drillOptions(String... more) throws IOException {
        var options = new ArrayList<>(List.of(
                "--graph",
                smallGraph().toString(),
                "--drill",
                HOME.resolve("k8s/drills/cell-outage-lenient.yaml").toString(),
                "--report",
                folder.resolve("report").toString()));
        options.addAll(List.of(more));
        return options;
    }

    String output(String command) throws IOException {
        return Files.readString(folder.resolve(command + ".out"));
    }

    /** Waits until a running command has said that. */
    void awaitOutput(String command, String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!Files.exists(folder.resolve(command + ".out"))
                || !output(command).contains(text)) {
            assertThat(System.nanoTime())
                    .as("'%s' in: %s", text, output(command))
                    .isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    JsonNode json(Run run) throws IOException {
        return JSON.readTree(run.output());
    }

    /** The controller's pid, by its record. */
    long controller() throws IOException {
        return JSON.readTree(stateDir().resolve("controller.json").toFile())
                .path("pid")
                .asLong();
    }

    /** Pids of the programs of these workloads, in all cells, and of their sidecars. */
    List<Long> workloadPids(String... names) throws IOException {
        var pids = new ArrayList<Long>();
        for (String cell : List.of("cell-a", "cell-b")) {
            for (String name : names) {
                pids.addAll(replicaPids(cell, name));
            }
        }
        return pids;
    }

    /** Pids of the first replica's program and of its sidecar. */
    List<Long> replicaPids(String cell, String name) throws IOException {
        var replica = JSON.readTree(stateDir()
                .resolve("cells/" + cell + "/" + name + "-0/replica.json")
                .toFile());
        return List.of(
                replica.path("programId").path("pid").asLong(),
                replica.path("sidecarId").path("pid").asLong());
    }

    /** SIGKILL, to a process of this mesh only. */
    void kill(long pid) throws IOException, InterruptedException {
        assertThat(processes()).contains(Long.toString(pid));
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        while (process.isAlive()) {
            Thread.onSpinWait();
        }
    }

    /** Requests of the traffic that were sent in that time and answered well. */
    long requestsAnsweredWithin(long fromMicros, long micros) throws IOException {
        try (var lines = Files.lines(record())) {
            return lines.filter(line -> line.contains("\"t\":\"request\"") && line.contains("\"result\":\"ok\""))
                    .map(Catamaran::parse)
                    .filter(r -> r.path("sent").asLong() >= fromMicros
                            && r.path("sent").asLong() < fromMicros + micros)
                    .count();
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes of this mesh that are still there, found by the mark in their environment. */
    List<String> processes() throws IOException {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .filter(this::isOurs)
                    .toList();
        }
    }

    private boolean isOurs(String pid) {
        try {
            return Files.readString(Path.of("/proc", pid, "environ"), StandardCharsets.ISO_8859_1)
                    .contains("CATAMARAN_STATE=" + stateDir() + "\0");
        } catch (IOException e) {
            return false; // it ended meanwhile
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("down", "--purge");
    }
}
