package dev.catamaran.app;

import dev.catamaran.local.LocalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Secrets of the services, made once: {@code token-key}, 32 random bytes that API tokens are signed with. */
final class Secrets {
    private static final int KEY_BYTES = 32;

    private Secrets() {}

    static void make(Path folder) {
        Path key = folder.resolve("token-key");
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            if (Files.exists(key)) {
                return;
            }
            byte[] bytes = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            Path next = Files.write(folder.resolve("token-key.next"), bytes);
            Files.move(next, key, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalException("cannot make secrets in " + folder + ": " + e.getMessage(), e);
        }
    }
}
