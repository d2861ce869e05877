package dev.catamaran.local.replica;

import dev.catamaran.core.model.Identity;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.SidecarIdentity;
import dev.catamaran.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a sidecar reads when it starts. */
final class SidecarFiles {
    private SidecarFiles() {}

    /** Writes the token by which it proves who it is, which the control plane is told, and its bootstrap, which is returned. */
    static String write(SidecarIdentity sidecars, Identity identity, Path folder) {
        Path token = folder.resolve("token");
        sidecars.admit(token(token), identity);
        String bootstrap = sidecars.bootstrap(identity, token);
        StateFolder.writeText(folder.resolve("bootstrap.yaml"), bootstrap);
        return bootstrap;
    }

    private static String token(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                StateFolder.writeText(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new LocalException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
