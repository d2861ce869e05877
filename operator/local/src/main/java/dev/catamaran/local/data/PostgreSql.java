package dev.catamaran.local.data;

import dev.catamaran.local.LocalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL primary. It does not sync to disk: a killed process loses nothing that way, a crash of the machine may. As root it runs in a user
 * namespace of its own, since the server refuses to be root.
 */
public final class PostgreSql {
    private static final String USER = "feed";

    private final Binaries binaries;

    public PostgreSql(Binaries binaries) {
        this.binaries = binaries;
    }

    /** Makes the data folder on the first start, and databases that are new. Nothing may run on it. */
    public void prepare(Path data, List<String> databases) {
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                copy(template(), data);
            }
            Files.deleteIfExists(
                    data.resolve("postmaster.pid")); // left by a killed server; its pid may be another's now
            Files.writeString(data.resolve("pg_hba.conf"), "host all " + USER + " 127.0.0.0/8 trust\n");
            Path record = data.resolve("catamaran-databases");
            var made = Files.exists(record) ? new ArrayList<>(Files.readAllLines(record)) : new ArrayList<String>();
            for (String database : databases) {
                if (!made.contains(database)) {
                    singleUser(data, "CREATE DATABASE \"" + database.replace("\"", "\"\"") + "\"\n");
                    made.add(database);
                    Files.write(record, made);
                }
            }
        } catch (IOException e) {
            throw new LocalException("cannot prepare PostgreSQL in " + data + ": " + e.getMessage(), e);
        }
    }

    public List<String> command(Path data, String address, int port) {
        var command = new ArrayList<>(asUser());
        command.addAll(List.of(binaries.postgres().resolve("bin/postgres").toString(), "-D", data.toString()));
        for (String setting : List.of(
                "listen_addresses=" + address,
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=40",
                "shared_buffers=32MB",
                "fsync=off",
                "full_page_writes=off",
                "wal_level=minimal",
                "max_wal_senders=0",
                "max_wal_size=256MB",
                "io_method=sync",
                "jit=off",
                "dynamic_shared_memory_type=mmap")) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    /** An initialised folder in the cache: copying it takes a fraction of what initdb takes. */
    private Path template() {
        return binaries.once("postgresql-" + Binaries.POSTGRES_VERSION + "-template", folder -> {
            var command = new ArrayList<>(asUser());
            command.addAll(List.of(
                    binaries.postgres().resolve("bin/initdb").toString(),
                    "-D",
                    folder.toString(),
                    "-U",
                    USER,
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--no-sync"));
            run(command, "");
        });
    }

    private void singleUser(Path data, String sql) throws IOException {
        var command = new ArrayList<>(asUser());
        command.addAll(List.of(
                binaries.postgres().resolve("bin/postgres").toString(),
                "--single",
                "-D",
                data.toString(),
                "-c",
                "fsync=off",
                "postgres"));
        run(command, sql);
    }

    private static List<String> asUser() {
        return System.getProperty("user.name", "").equals("root") ? List.of("unshare", "-U") : List.of();
    }

    private static void run(List<String> command, String input) throws IOException {
        Path log = Files.createTempFile("postgresql", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (var in = process.outputWriter()) {
                in.write(input);
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within 60 s");
            }
            String said = Files.readString(log);
            // single-user mode ends with 0 whatever became of the statement
            boolean refused = said.contains("ERROR:") && !said.contains("already exists");
            if (process.exitValue() != 0 || refused) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (!path.equals(from.resolve("PG_VERSION"))) {
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
        Files.copy(from.resolve("PG_VERSION"), to.resolve("PG_VERSION")); // last: it says that the copy is whole
    }
}
