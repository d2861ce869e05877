package dev.catamaran.local.data;

import dev.catamaran.core.plan.Program;
import dev.catamaran.local.process.AotCache;
import dev.catamaran.local.state.StateFolder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A Kafka broker in a JVM of its own; the module {@code broker} is the program. */
public final class Kafka {
    private Kafka() {}

    /** Writes the broker's properties; it formats its folder and makes its topics itself. */
    public static List<String> command(
            Path java, Path home, Path folder, String name, String address, int port, Program.Kafka program) {
        Path properties = folder.resolve("broker.properties");
        StateFolder.writeText(properties, properties(folder.resolve("data"), address, port, program.advertised()));
        Path broker = home.resolve("operator/broker/target");
        var command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseTransparentHugePages",
                "-Xmx256m",
                "-cp",
                broker.resolve("broker.jar") + ":" + broker.resolve("lib") + "/*"));
        AotCache.option(broker.resolve("broker.aot")).ifPresent(command::add);
        command.addAll(List.of(
                "dev.catamaran.broker.Broker", properties.toString(), clusterId(name), address + ":9094", address));
        command.addAll(program.topics());
        return command;
    }

    /** The same broker has the same id also after its disk was lost. */
    private static String clusterId(String name) {
        var uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        var bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Clients of the mesh use the first listener, whose advertised name leads to their own sidecar; the broker's admin client the second. */
    private static String properties(Path data, String address, int port, String advertised) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=%1$s:9093
                listeners=MESH://%1$s:%2$d,LOCAL://%1$s:9094,CONTROLLER://%1$s:9093
                advertised.listeners=MESH://%3$s,LOCAL://%1$s:9094,CONTROLLER://%1$s:9093
                listener.security.protocol.map=MESH:PLAINTEXT,LOCAL:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=LOCAL
                log.dirs=%4$s
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=1000
                group.consumer.min.session.timeout.ms=1000
                auto.create.topics.enable=false
                log.cleaner.dedupe.buffer.size=4194304
                """.formatted(address, port, advertised, data);
    }
}
