package dev.catamaran.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tests' Envoy is: property {@code catamaran.envoy}, variable {@code CATAMARAN_ENVOY}, or the local runtime's cache. */
public final class EnvoyBinary {
    private EnvoyBinary() {}

    /** The executable; without one the test fails and says what to do. */
    public static Path require() {
        Optional<Path> told = Optional.ofNullable(System.getProperty("catamaran.envoy"))
                .or(() -> Optional.ofNullable(System.getenv("CATAMARAN_ENVOY")))
                .map(Path::of);
        return told.or(EnvoyBinary::cached)
                .filter(Files::isExecutable)
                .orElseThrow(
                        () -> new AssertionError(
                                "This test needs Envoy and found none: run ./catamaran test, which fetches it, or set CATAMARAN_ENVOY."));
    }

    private static Optional<Path> cached() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(Path.of(System.getProperty("user.home"), ".cache").toString());
        Path lib = Path.of(cache, "catamaran", "envoy-1.40.0", "lib");
        if (!Files.isDirectory(lib)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> pythons = Files.newDirectoryStream(lib, "python*")) {
            for (Path python : pythons) {
                return Optional.of(python.resolve("site-packages/envoy/_bin/envoy"));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + lib, e);
        }
    }
}
