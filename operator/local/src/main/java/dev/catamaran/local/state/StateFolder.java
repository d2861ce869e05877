package dev.catamaran.local.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.catamaran.local.LocalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Records of the state folder as JSON. A reader sees the old record or the new one, never half of one. */
public record StateFolder(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    public Path cells() {
        return path.resolve("cells");
    }

    public Path faults() {
        return path.resolve("faults");
    }

    public <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LocalException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    public void write(Path file, Object record) {
        try {
            writeText(file, JSON.writeValueAsString(record));
        } catch (IOException e) {
            throw new LocalException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Replaces a file in one step; one that holds this text already keeps its time, by which changed files are told. */
    public static void writeText(Path file, String text) {
        try {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return;
            }
            var folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
            Files.createDirectories(folder);
            var next = folder.resolve(file.getFileName() + ".next");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Records of that name below the cells' folders, by path. */
    public List<Path> replicaRecords() {
        return list(cells(), 3).stream().filter(p -> p.endsWith("replica.json")).toList();
    }

    /** Everything below a folder down to that depth, by path; nothing when the folder is missing. */
    public static List<Path> list(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder, depth)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new LocalException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }
}
