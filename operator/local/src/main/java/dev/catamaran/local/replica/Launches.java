package dev.catamaran.local.replica;

import dev.catamaran.core.model.Layer;
import dev.catamaran.core.plan.Program;
import dev.catamaran.local.LocalConfig;
import dev.catamaran.local.data.Binaries;
import dev.catamaran.local.data.Kafka;
import dev.catamaran.local.data.PostgreSql;
import dev.catamaran.local.data.Redis;
import dev.catamaran.local.process.AotCache;
import dev.catamaran.local.state.StateFolder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns what a replica should be into how its processes are started. */
public final class Launches {
    private final LocalConfig config;
    private final Binaries binaries;
    private final PostgreSql postgres;

    public Launches(LocalConfig config) {
        this.config = config;
        this.binaries = new Binaries(config.cacheDir());
        this.postgres = new PostgreSql(binaries);
    }

    /** Nothing for a gateway, whose sidecar is all there is. */
    Optional<Launch> program(ReplicaSpec spec, Path folder) {
        String address = spec.identity().address();
        int port = spec.workload().port().value();
        return switch (spec.workload().program()) {
            case Program.Gateway() -> Optional.empty();
            case Program.Redis redis ->
                Optional.of(server(spec, folder, Redis.command(binaries.redis(), address, port, redis.memoryMiB())));
            case Program.PostgreSql store ->
                Optional.of(server(spec, folder, postgres.command(folder.resolve("data"), address, port)));
            case Program.Kafka bus -> {
                String name = spec.identity().cell() + "/" + spec.name();
                var command = Kafka.command(config.java(), config.home(), folder, name, address, port, bus);
                yield Optional.of(server(spec, folder, command));
            }
            case Program.Application application -> Optional.of(application(spec, folder, application.command()));
            case Program.Job job -> Optional.of(application(spec, folder, job.command()));
        };
    }

    Launch sidecar(ReplicaSpec spec, Path folder, String bootstrap) {
        var identity = spec.identity();
        var command = List.of(
                config.envoy().toString(),
                "-c",
                folder.resolve("bootstrap.yaml").toString(),
                "--concurrency",
                "1",
                "--disable-hot-restart",
                "--log-level",
                "warning",
                // for people who read logs: the control plane believes the token alone
                "--service-node",
                spec.name() + "." + identity.cell(),
                "--service-cluster",
                identity.workload().value(),
                "--service-zone",
                identity.cell().value());
        return Launch.of(command, environment(spec), folder, folder.resolve("sidecar.log"), spec.cpus(), bootstrap);
    }

    /** Makes what the program needs on disk; called before each start, while nothing of the replica's program runs. */
    void prepare(ReplicaSpec spec, Path folder) {
        if (spec.workload().program() instanceof Program.PostgreSql store) {
            postgres.prepare(folder.resolve("data"), store.databases());
        }
    }

    private static Launch server(ReplicaSpec spec, Path folder, List<String> command) {
        return Launch.of(command, environment(spec), folder, folder.resolve("app.log"), spec.cpus(), "");
    }

    private Launch application(ReplicaSpec spec, Path folder, List<String> command) {
        var environment = environment(spec);
        spec.workload()
                .env()
                .forEach((name, value) -> environment.put(
                        name, value.replace("${ADDRESS}", spec.identity().address())));
        environment.put(
                "CATAMARAN_SECRETS", config.stateDir().resolve("secrets").toString());
        Path hosts = folder.resolve("hosts");
        StateFolder.writeText(hosts, hosts(spec));
        environment.put("JAVA_HOME", config.java().toString());
        environment.put(
                "JAVA_TOOL_OPTIONS",
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseTransparentHugePages -Xmx%dm -Djdk.net.hosts.file=%s%s"
                        .formatted(
                                heapMiB(spec.workload().layer()),
                                hosts,
                                jar(command)
                                        .flatMap(AotCache::ofJar)
                                        .map(" "::concat)
                                        .orElse("")));
        var resolved = command.getFirst().equals("java")
                ? Stream.concat(
                                Stream.of(config.java().resolve("bin/java").toString()),
                                command.stream().skip(1))
                        .toList()
                : command;
        return Launch.of(resolved, environment, config.home(), folder.resolve("app.log"), spec.cpus(), "");
    }

    /** What {@code java -jar} is given, if that is how the program is started. */
    private Optional<Path> jar(List<String> command) {
        int option = command.indexOf("-jar");
        return command.getFirst().equals("java") && option > 0 && option + 1 < command.size()
                ? Optional.of(config.home().resolve(command.get(option + 1)))
                : Optional.empty();
    }

    private static SortedMap<String, String> environment(ReplicaSpec spec) {
        var environment = new TreeMap<String, String>();
        environment.put("CATAMARAN_ADDRESS", spec.identity().address());
        environment.put("CATAMARAN_SERVICE", spec.identity().workload().value());
        environment.put("CATAMARAN_CELL", spec.identity().cell().value());
        environment.put("CATAMARAN_REPLICA", Integer.toString(spec.identity().ordinal()));
        environment.put("CATAMARAN_STATE", spec.stateDir());
        return environment;
    }

    /** The JDK asks this file alone, so it must also know this machine's own name. */
    private static String hosts(ReplicaSpec spec) {
        var text = new StringBuilder("127.0.0.1 localhost\n");
        String address = spec.identity().address();
        try {
            text.append(address)
                    .append(' ')
                    .append(InetAddress.getLocalHost().getHostName())
                    .append('\n');
        } catch (UnknownHostException e) {
            text.append(address).append(" unknown\n"); // a machine without a name needs none
        }
        spec.workload()
                .hosts()
                .forEach(host -> text.append(address).append(' ').append(host).append('\n'));
        return text.toString();
    }

    private static int heapMiB(Layer layer) {
        return switch (layer) {
            case ACCESS, GLUE, LOGIC -> 128;
            case STORAGE_LOGIC, STREAM, OFFLINE, CACHE, BUS, STORAGE -> 160;
        };
    }
}
