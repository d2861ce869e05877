package dev.catamaran.local.state;

import dev.catamaran.local.LocalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock file of the state folder. The kernel lets go of it when its holder dies, however it dies. */
public final class StateLock implements AutoCloseable {
    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Held by the controller: one a state folder. Empty when another process has it. */
    public static Optional<StateLock> controller(StateFolder state) {
        return take(state.path().resolve("lock"));
    }

    /** Held by whoever runs a drill. Empty when another process has it. */
    public static Optional<StateLock> drill(StateFolder state) {
        return take(state.path().resolve("drill.lock"));
    }

    private static Optional<StateLock> take(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new StateLock(channel));
        } catch (IOException e) {
            throw new LocalException("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalException("cannot let go of a lock: " + e.getMessage(), e);
        }
    }
}
