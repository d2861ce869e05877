package dev.catamaran.local.data;

import java.nio.file.Path;
import java.util.List;

/** A Redis shard: a cache, so nothing is written to disk. */
public final class Redis {
    private Redis() {}

    public static List<String> command(Path binary, String address, int port, int memoryMiB) {
        return List.of(
                binary.toString(),
                "--bind",
                address,
                "--port",
                Integer.toString(port),
                "--protected-mode",
                "no",
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                memoryMiB + "mb",
                "--maxmemory-policy",
                "allkeys-lru",
                // a title would overwrite the environment, by which strays are found
                "--set-proc-title",
                "no");
    }
}
