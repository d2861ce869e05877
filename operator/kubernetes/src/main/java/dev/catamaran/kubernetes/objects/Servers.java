package dev.catamaran.kubernetes.objects;

import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The servers that a mesh brings itself: cache, bus and store. They listen on the loopback of their pod, where their sidecar alone reaches them. */
final class Servers {
    /** In the official images, the user that the server runs as. They start as root and step down, which a restricted pod may not. */
    static final long USER = 999;

    static final String DISK = "data";
    static final String INIT = "init";
    /** Of PostgreSQL, for its own tools. */
    static final String SOCKETS = "sockets";

    private static final String DATA = "/var/lib/catamaran";
    private static final String STORE_USER = "feed";

    private Servers() {}

    static Container container(Workload workload, Installation at) {
        var container = new ContainerBuilder()
                .withName(workload.name().value())
                .withSecurityContext(Sidecar.restricted())
                .addNewPort()
                .withName("server")
                .withContainerPort(workload.port().value())
                .endPort()
                .addToVolumeMounts(mount(Pods.SCRATCH, "/tmp"));
        return switch (workload.program()) {
            case Program.Redis redis ->
                container
                        .withImage(at.images().redis())
                        .withResources(Needs.of(20, redis.memoryMiB() + 16, redis.memoryMiB() + 64))
                        .withArgs(redis(workload, redis))
                        .withReadinessProbe(
                                runs("redis-cli", "-p", workload.port().toString(), "ping"))
                        .build();
            case Program.PostgreSql store ->
                container
                        .withImage(at.images().postgreSql())
                        .withResources(Needs.of(50, 128, 512))
                        .withArgs(postgres(workload))
                        .withEnv(
                                Pods.variable("POSTGRES_USER", STORE_USER),
                                Pods.variable("POSTGRES_DB", store.databases().getFirst()),
                                // whoever gets here has come through the sidecar, which has asked for more than a
                                // password
                                Pods.variable("POSTGRES_HOST_AUTH_METHOD", "trust"),
                                Pods.variable("PGDATA", DATA + "/postgresql"))
                        .addToVolumeMounts(
                                mount(DISK, DATA),
                                mount(INIT, "/docker-entrypoint-initdb.d"),
                                mount(SOCKETS, "/var/run/postgresql"))
                        .withReadinessProbe(runs(
                                "pg_isready",
                                "-h",
                                Pods.LOOPBACK,
                                "-p",
                                workload.port().toString(),
                                "-U",
                                STORE_USER))
                        .build();
            case Program.Kafka bus ->
                container
                        .withImage(at.images().kafka())
                        .withResources(Needs.of(50, 320, 640))
                        .withArgs(kafka(workload, bus))
                        .withEnv(
                                Sidecar.podField("POD_IP", "status.podIP"),
                                Pods.variable("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -Xmx256m"))
                        .addToVolumeMounts(mount(DISK, DATA))
                        .withReadinessProbe(Pods.asked("/q/health/ready", 3))
                        .build();
            case Program.Application _, Program.Job _, Program.Gateway _ ->
                throw new IllegalArgumentException(workload.name() + " is no server of the mesh's");
        };
    }

    /** Whether it keeps what it is told. */
    static boolean hasDisk(Program program) {
        return program instanceof Program.PostgreSql || program instanceof Program.Kafka;
    }

    static PersistentVolumeClaim disk() {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(DISK)
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests("storage", new Quantity("1Gi"))
                .endResources()
                .endSpec()
                .build();
    }

    /** SQL that makes the databases beyond the first one, which the image makes itself, on an empty disk. */
    static String databases(Program.PostgreSql store) {
        return store.databases().stream()
                .skip(1)
                .map(name -> "CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\";\n")
                .collect(Collectors.joining());
    }

    private static List<String> redis(Workload workload, Program.Redis redis) {
        return List.of(
                "redis-server",
                "--bind",
                Pods.LOOPBACK,
                "--port",
                workload.port().toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                redis.memoryMiB() + "mb",
                "--maxmemory-policy",
                "allkeys-lru");
    }

    private static List<String> postgres(Workload workload) {
        var settings = Map.of(
                "listen_addresses",
                Pods.LOOPBACK,
                "port",
                workload.port().toString(),
                "max_connections",
                "40",
                "jit",
                "off");
        var args = new ArrayList<>(List.of("postgres"));
        settings.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(setting -> {
            args.add("-c");
            args.add(setting.getKey() + "=" + setting.getValue());
        });
        return args;
    }

    private static List<String> kafka(Workload workload, Program.Kafka bus) {
        var args = new ArrayList<>(List.of(
                "--name=" + workload.cell() + "/" + workload.name(),
                "--folder=" + DATA + "/kafka",
                "--address=" + Pods.LOOPBACK,
                "--port=" + workload.port(),
                "--advertised=" + bus.advertised(),
                "--health=$(POD_IP)"));
        args.addAll(bus.topics());
        return args;
    }

    private static Probe runs(String... command) {
        return new ProbeBuilder()
                .withNewExec()
                .withCommand(command)
                .endExec()
                .withPeriodSeconds(1)
                .withTimeoutSeconds(2)
                .withFailureThreshold(3)
                .build();
    }

    private static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }
}
