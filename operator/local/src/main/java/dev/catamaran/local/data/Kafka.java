package dev.catamaran.local.data;

import dev.catamaran.core.plan.Program;
import dev.catamaran.local.process.AotCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Kafka broker in a JVM of its own; the module {@code broker} is the program. */
public final class Kafka {
    private Kafka() {}

    /** It formats its folder and makes its topics itself. */
    public static List<String> command(
            Path java, Path home, Path folder, String name, String address, int port, Program.Kafka program) {
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
                "dev.catamaran.broker.Broker",
                "--name=" + name,
                "--folder=" + folder,
                "--address=" + address,
                "--port=" + port,
                "--advertised=" + program.advertised(),
                "--health=" + address));
        command.addAll(program.topics());
        return command;
    }
}
