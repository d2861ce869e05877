package dev.catamaran.local;

import dev.catamaran.local.envoy.EnvoyInstall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where tests find Envoy. */
final class TestEnvoy {
    private TestEnvoy() {}

    static Path binary() {
        var named = Optional.ofNullable(System.getProperty("catamaran.envoy"))
                .or(() -> Optional.ofNullable(System.getenv("CATAMARAN_ENVOY")))
                .map(Path::of);
        return named.or(TestEnvoy::installed)
                .filter(Files::isExecutable)
                .orElseThrow(
                        () -> new AssertionError("no Envoy for the tests: run ./catamaran test, which installs it"));
    }

    private static Optional<Path> installed() {
        Path lib = EnvoyInstall.defaultCache().resolve("envoy-1.40.0/lib");
        if (!Files.isDirectory(lib)) {
            return Optional.empty();
        }
        try (var pythons = Files.list(lib)) {
            return pythons.map(python -> python.resolve("site-packages/envoy/_bin/envoy"))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
