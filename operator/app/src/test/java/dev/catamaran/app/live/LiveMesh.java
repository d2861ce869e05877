package dev.catamaran.app.live;

import com.google.protobuf.StringValue;
import dev.catamaran.app.Controller;
import dev.catamaran.app.ControllerConfig;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.testkit.EnvoyBinary;
import dev.catamaran.testkit.Eventually;
import dev.catamaran.validate.Finding;
import dev.catamaran.validate.Revision;
import io.grpc.CallOptions;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A controller with two services in two cells: one that calls, and one that is called. Its resource files are edited. */
public final class LiveMesh implements AutoCloseable {
    private static final String MESH = """
            apiVersion: catamaran.dev/v1alpha1
            kind: Mesh
            metadata: {name: live}
            spec: {trustDomain: live.test}
            ---
            apiVersion: catamaran.dev/v1alpha1
            kind: Cell
            metadata: {name: cell-a}
            spec: {cpus: 1}
            ---
            apiVersion: catamaran.dev/v1alpha1
            kind: Cell
            metadata: {name: cell-b}
            spec: {cpus: 1}
            """;

    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final Path resources;
    private final ControllerConfig config;
    private final Controller controller;
    private Optional<Requests> requests = Optional.empty();

    private LiveMesh(Path folder) throws Exception {
        this.folder = folder;
        this.resources = Files.createDirectories(folder.resolve("resources"));
        Files.write(folder.resolve("live.binpb"), Say.descriptor());
        Files.writeString(folder.resolve("class-path"), "-cp " + System.getProperty("java.class.path"));
        undoEdits();
        config = new Config(folder, resources);
        controller = new Controller(config, new SimpleMeterRegistry());
    }

    /** Returns when everything is ready. */
    public static LiveMesh start(Path folder) throws Exception {
        var mesh = new LiveMesh(folder);
        long deadline = System.nanoTime() + START.toNanos();
        while (!mesh.inForce()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not ready: " + mesh.controller.loop().status());
            }
            Thread.sleep(50);
        }
        return mesh;
    }

    /** A service that runs the echo program. */
    public String service(String name, String greeting, int replicas, String calls) {
        return """
                ---
                apiVersion: catamaran.dev/v1alpha1
                kind: MeshService
                metadata: {name: %s}
                spec:
                  layer: Logic
                  image: none
                  command: [java, "@%s", dev.catamaran.app.live.EchoProgram]
                  replicas: %d # %s
                  capacityPerReplica: 100
                  env:
                    GREETING: %s
                  grpc:
                    descriptor: live.binpb
                    services: [live.Echo]
                %s""".formatted(name, folder.resolve("class-path"), replicas, name, greeting, calls);
    }

    /** A job that runs a script of the shell. */
    public static String job(String name, String script) {
        return """
                ---
                apiVersion: catamaran.dev/v1alpha1
                kind: MeshService
                metadata: {name: %s}
                spec:
                  layer: Offline
                  image: none
                  command: [sh, -c, %s, %s]
                  job: {}
                  calls:
                    - service: echo
                """.formatted(name, script, name);
    }

    public Controller controller() {
        return controller;
    }

    public ControllerConfig config() {
        return config;
    }

    public void beginRequests() throws Exception {
        requests = Optional.of(new Requests(callerAddress(), "echo"));
    }

    public Requests requests() {
        return requests.orElseThrow();
    }

    /** Replaces a text in services.yaml, in one step, as editors do. */
    public void edit(String before, String after) throws IOException {
        Path file = resources.resolve("services.yaml");
        String text = Files.readString(file);
        if (!text.contains(before)) {
            throw new AssertionError("there is no " + before);
        }
        Files.writeString(file, text.replace(before, after));
    }

    public void append(String file, String text) throws IOException {
        Files.writeString(resources.resolve(file), text, StandardOpenOption.APPEND);
    }

    /** Line of services.yaml, from 1, that has that text. */
    public int line(String text) throws IOException {
        var lines = Files.readAllLines(resources.resolve("services.yaml"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError("there is no " + text);
    }

    public void undoEdits() throws IOException {
        Files.writeString(resources.resolve("mesh.yaml"), MESH);
        String calls = "  calls:\n    - service: echo\n      timeout: 1500ms\n      retries: 0\n";
        Files.writeString(
                resources.resolve("services.yaml"),
                service("caller", "none", 1, calls) + service("echo", "hello", 1, ""));
    }

    /** Ends the requests, and makes the mesh what it was. */
    public void undo() throws Exception {
        requests().close();
        undoEdits();
        awaitInForce();
    }

    public void awaitInForce() throws Exception {
        Eventually.holds("the edit is in force", this::inForce);
    }

    private boolean inForce() {
        var status = controller.loop().status();
        return status.desired().accepted()
                && status.desired().revision().equals(Revision.of(resources))
                && status.waitsFor().isEmpty()
                && status.failure().isEmpty()
                && status.replicas().stream().allMatch(ReplicaStatus::ready);
    }

    /** What is wrong with the newest files. */
    public List<Finding> awaitRefused() throws Exception {
        Eventually.holds("the edit is refused", () -> {
            var desired = controller.loop().status().desired();
            return !desired.accepted() && desired.revision().equals(Revision.of(resources));
        });
        return controller.loop().status().findings();
    }

    /** Waits until that many replicas of the service are left in both cells together. */
    public void awaitReplicas(String service, int count) throws Exception {
        Eventually.holds(
                service + " has " + count + " replicas",
                () -> controller.runtime().status().stream()
                                .filter(r -> r.workload().value().equals(service))
                                .count()
                        == count);
    }

    /** Routes and clusters that the sidecar of the caller in cell-a works by. */
    public String callersConfiguration() throws IOException {
        try (var in = URI.create("http://" + callerAddress() + ":15000/config_dump")
                .toURL()
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** One answer of another service, through the caller's sidecar. */
    public String answerOf(String callee) {
        return answerThrough(callerAddress(), callee);
    }

    /** One answer of another service, through the sidecar at that address. */
    public String answerThrough(String address, String callee) {
        var channel = NettyChannelBuilder.forAddress(new InetSocketAddress(address, 15001))
                .overrideAuthority(callee)
                .usePlaintext()
                .build();
        try {
            return ClientCalls.blockingUnaryCall(channel, Say.METHOD, CallOptions.DEFAULT, StringValue.of("x"))
                    .getValue();
        } finally {
            channel.shutdownNow();
        }
    }

    private String callerAddress() {
        return controller.runtime().status().stream()
                .filter(r -> r.workload().value().equals("caller")
                        && r.cell().value().equals("cell-a"))
                .map(ReplicaStatus::address)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws Exception {
        controller.endEverything();
        controller.close();
    }

    private record Config(Path folder, Path resources) implements ControllerConfig {
        @Override
        public Path home() {
            return folder;
        }

        @Override
        public Path stateDir() {
            return folder.resolve("state");
        }

        @Override
        public Path envoy() {
            return EnvoyBinary.require();
        }

        @Override
        public Path java() {
            return Path.of(System.getProperty("java.home"));
        }

        @Override
        public String addresses() {
            return "127.31";
        }

        @Override
        public int xdsPort() {
            return 18000;
        }

        @Override
        public boolean prometheus() {
            return false;
        }
    }
}
