package dev.catamaran.feed.testkit;

import dev.catamaran.local.envoy.EnvoyInstall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A server's process: started, killed without notice, frozen, started again on the same data. */
public final class RealServer implements AutoCloseable {
    private final Path folder;
    private final List<String> command;
    private final Callable<Boolean> ready;
    private Process process;

    RealServer(Path folder, List<String> command, Callable<Boolean> ready) {
        this.folder = folder;
        this.command = command;
        this.ready = ready;
        this.process = spawn();
        awaitReady();
    }

    /** Where archives are unpacked, once for all tests of a user. */
    static Path cache() {
        return EnvoyInstall.defaultCache();
    }

    private Process spawn() {
        try {
            Files.createDirectories(folder);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("server.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Eventually.holds(command.getFirst() + " is ready", () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("server.log")));
            }
            return ready.call();
        });
    }

    /** SIGKILL, and waits for the end. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts again what was killed, on what is on its disk, and waits until it is ready. */
    public void restart() {
        process = spawn();
        awaitReady();
    }

    /** SIGSTOP: connections stay, answers do not come. */
    public void freeze() {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill " + signal + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
