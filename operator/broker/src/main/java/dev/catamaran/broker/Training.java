package dev.catamaran.broker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The run that the build's AOT cache is recorded from: a broker starts on a new folder, makes a topic, and stops: {@code Training FOLDER}. */
final class Training {
    private static final String CLUSTER = "VHJhaW5pbmcAAAAAAAAAAA";

    private Training() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        var random = ThreadLocalRandom.current();
        // of its own, so that builds beside each other do not meet
        String address =
                "127.%d.%d.%d".formatted(random.nextInt(128, 255), random.nextInt(256), random.nextInt(1, 255));
        Path properties = folder.resolve("broker.properties");
        Files.writeString(properties, """
                process.roles=broker,controller
                node.id=1
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=%1$s:9093
                listeners=LOCAL://%1$s:9094,CONTROLLER://%1$s:9093
                listener.security.protocol.map=LOCAL:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=LOCAL
                log.dirs=%2$s
                """.formatted(address, folder.resolve("data")), StandardCharsets.UTF_8);
        Broker.start(properties.toString(), CLUSTER, address + ":9094", address, "training:1:1")
                .shutdown();
        System.exit(0); // the health endpoint has threads of its own
    }
}
