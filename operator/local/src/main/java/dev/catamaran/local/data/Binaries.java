package dev.catamaran.local.data;

import dev.catamaran.local.LocalException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Servers unpacked from the class path into the cache, once for all meshes of a user. A folder gets its name when it is whole, so a half one is never
 * used; a file lock keeps two meshes that start at once apart.
 */
public final class Binaries {
    public static final String REDIS_VERSION = "6.2.6-v5";
    public static final String POSTGRES_VERSION = "18.6.0";

    private static final String REDIS = "redis-" + REDIS_VERSION;
    private static final String POSTGRES = "postgresql-" + POSTGRES_VERSION;

    /** Within this process: a file lock is held by the process, and the JDK refuses to take one twice. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path cache;

    public Binaries(Path cache) {
        this.cache = cache;
    }

    /** The binary redis-server. */
    public Path redis() {
        return once(REDIS, folder -> {
                    try (var in = resource("/redis-server-" + REDIS_VERSION + "-linux-amd64")) {
                        Path binary = folder.resolve("redis-server");
                        Files.copy(in, binary);
                        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                })
                .resolve("redis-server");
    }

    /** The folder with {@code bin/postgres} and {@code bin/initdb}. */
    public Path postgres() {
        return once(POSTGRES, folder -> {
            try (var tar = new TarArchiveInputStream(
                    new XZInputStream(new BufferedInputStream(resource("/postgres-linux-x86_64.txz"))))) {
                unpack(tar, folder);
            }
        });
    }

    /** What fills a new folder. */
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    Path once(String name, Filling filling) {
        Path target = cache.resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        synchronized (ONE_AT_A_TIME) {
            return fill(name, target, filling);
        }
    }

    private Path fill(String name, Path target, Filling filling) {
        try {
            Files.createDirectories(cache);
            try (var channel = FileChannel.open(
                            cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(target)) {
                    Path half = Files.createTempDirectory(cache, name + ".half");
                    filling.fill(half);
                    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return target;
        } catch (IOException e) {
            throw new LocalException("cannot unpack " + name + " into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        var in = Binaries.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("the class path lacks " + name);
        }
        return in;
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = folder.resolve(entry.getName()).normalize();
            if (!path.startsWith(folder)) {
                throw new IOException("the archive holds the path " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.resolveSibling(""));
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
