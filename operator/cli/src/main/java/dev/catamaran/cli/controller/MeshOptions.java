package dev.catamaran.cli.controller;

import dev.catamaran.cli.terminal.CommandFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which mesh on this machine a command is about. */
public final class MeshOptions {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description =
                    "Folder for everything that the mesh keeps: data, logs, keys (default: .catamaran in the project).")
    @Nullable
    private Path stateDir;

    @Option(
            names = "--addresses",
            paramLabel = "A.B",
            defaultValue = "127.0",
            description = {
                "First two numbers of the loopback addresses to use (default: ${DEFAULT-VALUE}).",
                "Another one lets a second mesh run beside the first."
            })
    private String addresses = "127.0";

    public static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("CATAMARAN_HOME")).orElse("."))
                .toAbsolutePath()
                .normalize();
    }

    public Path stateDir() {
        return (stateDir == null ? home().resolve(".catamaran") : stateDir)
                .toAbsolutePath()
                .normalize();
    }

    public String addresses() {
        if (!addresses.matches("127\\.\\d{1,3}")) {
            throw new CommandFailure("--addresses " + addresses + " is not 127.N with N from 0 to 255");
        }
        return addresses;
    }

    /** Where the controller of this mesh answers. */
    public URI controller() {
        return URI.create("http://" + addresses() + ".0.1:18080");
    }
}
