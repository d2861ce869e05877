package dev.catamaran.feed.trends;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Trends in a JVM of its own, so that it can be killed. */
final class TrendsProcess implements AutoCloseable {
    private final Process process;

    TrendsProcess(Map<String, String> environment, int replica, Path log) {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                TrendsProcess.class.getName());
        builder.environment().putAll(environment);
        builder.environment().put("CATAMARAN_REPLICA", Integer.toString(replica));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String... args) throws InterruptedException {
        var trends = new Trends(MeshEnvironment.of(System.getenv()), new SimpleMeterRegistry());
        Runtime.getRuntime().addShutdownHook(new Thread(trends::stop, "stop"));
        Thread.currentThread().join(); // until it is killed
    }

    /** SIGKILL, and waits for the end. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
