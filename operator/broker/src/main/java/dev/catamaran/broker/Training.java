package dev.catamaran.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The run that the build's AOT cache is recorded from: a broker starts on a new folder, makes a topic, and stops: {@code Training FOLDER}. */
final class Training {
    private Training() {}

    public static void main(String[] args) throws Exception {
        // a new one each time: what an earlier build left may be another version's
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "run");
        var random = ThreadLocalRandom.current();
        // of its own, so that builds beside each other do not meet
        String address =
                "127.%d.%d.%d".formatted(random.nextInt(128, 255), random.nextInt(256), random.nextInt(1, 255));
        Broker.start(new BrokerSettings(
                        "training", folder, address, 9092, address + ":9092", address, List.of("training:1:1")))
                .shutdown();
        System.exit(0); // the health endpoint has threads of its own
    }
}
