package dev.catamaran.local;

import dev.catamaran.local.data.Binaries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Which versions run here. What cannot be found out is left out. */
public final class Versions {
    private static final Pattern ENVOY = Pattern.compile("version: [0-9a-f]+/([^/\\s]+)/");
    private static final Pattern JAVA = Pattern.compile("^JAVA_RUNTIME_VERSION=\"([^\"]+)\"$", Pattern.MULTILINE);
    private static final Pattern KAFKA = Pattern.compile("kafka-server-(\\d.*)\\.jar");

    private Versions() {}

    /**
     * By name.
     *
     * @param home of the project
     * @param envoy the binary
     * @param java home of the JDK that applications run on
     */
    public static SortedMap<String, String> of(Path home, Path envoy, Path java) {
        var versions = new TreeMap<String, String>();
        versions.put("redis", Binaries.REDIS_VERSION);
        versions.put("postgresql", Binaries.POSTGRES_VERSION);
        put(versions, "catamaran", Versions::catamaran);
        put(versions, "java", () -> find(JAVA, Files.readString(java.resolve("release"))));
        put(versions, "envoy", () -> find(ENVOY, says(envoy, "--version")));
        put(versions, "kafka", () -> kafka(home.resolve("operator/broker/target/lib")));
        return versions;
    }

    /** Looks something up. */
    private interface Lookup {
        Optional<String> get() throws IOException;
    }

    private static void put(SortedMap<String, String> versions, String name, Lookup lookup) {
        try {
            lookup.get().ifPresent(version -> versions.put(name, version));
        } catch (IOException | UncheckedIOException e) {
            // not known, then: no drill fails for it
        }
    }

    /** Maven writes it into each jar. */
    private static Optional<String> catamaran() throws IOException {
        try (InputStream in =
                Versions.class.getResourceAsStream("/META-INF/maven/dev.catamaran/catamaran-local/pom.properties")) {
            if (in == null) {
                return Optional.empty();
            }
            var properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        }
    }

    private static Optional<String> kafka(Path lib) throws IOException {
        try (var jars = Files.list(lib)) {
            return jars.map(jar -> KAFKA.matcher(jar.getFileName().toString()))
                    .filter(jar -> jar.matches())
                    .map(jar -> jar.group(1))
                    .findFirst();
        }
    }

    private static Optional<String> find(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Its few words fit into the pipe, so it never waits for us to read them. */
    private static String says(Path binary, String argument) throws IOException {
        var process = new ProcessBuilder(binary.toString(), argument)
                .redirectErrorStream(true)
                .start();
        try {
            return process.waitFor(5, TimeUnit.SECONDS)
                    ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            process.destroyForcibly();
        }
    }
}
