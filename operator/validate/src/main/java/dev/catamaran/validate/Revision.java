package dev.catamaran.validate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** By what two readers of the same resource files know that they speak of the same text. */
public final class Revision {
    private static final int BYTES = 6;

    private Revision() {}

    /** Of a file, or of the YAML files in a folder: 12 hex digits that change with any name or byte; empty when they cannot be read. */
    public static String of(Path fileOrFolder) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(fileOrFolder)) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (IOException e) {
            return ""; // being replaced: whoever asks looks again
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path fileOrFolder) throws IOException {
        return Files.isDirectory(fileOrFolder) ? ResourceFiles.in(fileOrFolder) : List.of(fileOrFolder);
    }
}
