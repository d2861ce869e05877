package dev.catamaran.cli.controller;

import dev.catamaran.cli.terminal.CommandFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What this machine must have before anything is started: each lack is one sentence, and nothing is left behind. */
final class Prechecks {
    /** The sample takes about half of it when everything is ready; starting it takes more for some seconds. */
    private static final long MEMORY_MIB = 4_096;

    private static final long DISK_MIB = 2_048;
    private static final List<Integer> CONTROLLER_PORTS = List.of(18080, 18000);

    private Prechecks() {}

    static void run(MeshOptions mesh) {
        platform();
        tools();
        memory();
        disk(mesh.stateDir());
        ports(mesh.addresses() + ".0.1");
    }

    private static void platform() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new CommandFailure(
                    "the local runtime needs Linux on x86-64 (its servers are built for that); this is " + system);
        }
    }

    private static void tools() {
        for (String tool : List.of("taskset", "setsid", "kill")) {
            if (!isOnPath(tool)) {
                throw new CommandFailure(
                        tool + " is not on PATH: install the package util-linux (and procps for kill)");
            }
        }
    }

    private static boolean isOnPath(String tool) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static void memory() {
        try {
            long availableMib = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
            if (availableMib < MEMORY_MIB) {
                throw new CommandFailure(
                        "only %d MiB of memory are free, and both cells need %d: end something else first"
                                .formatted(availableMib, MEMORY_MIB));
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot read /proc/meminfo: " + e.getMessage(), e);
        }
    }

    private static void disk(Path stateDir) {
        Path existing = stateDir;
        while (!Files.exists(existing)) {
            existing = existing.toAbsolutePath().resolveSibling("").normalize();
        }
        try {
            long freeMib = Files.getFileStore(existing).getUsableSpace() >> 20;
            if (freeMib < DISK_MIB) {
                throw new CommandFailure("only %d MiB are free for %s, and %d are needed: choose another --state-dir"
                        .formatted(freeMib, stateDir, DISK_MIB));
            }
            if (!Files.isWritable(existing)) {
                throw new CommandFailure(stateDir + " cannot be written: choose another --state-dir");
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot tell how much of the disk is free for " + stateDir + ": " + e.getMessage(), e);
        }
    }

    private static void ports(String address) {
        for (int port : CONTROLLER_PORTS) {
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(address, port));
            } catch (IOException e) {
                throw new CommandFailure(
                        address + ":" + port + " is in use: end what listens there, or choose other --addresses", e);
            }
        }
    }
}
