package dev.catamaran.local.usage;

import dev.catamaran.local.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Memory of processes: pages that several share are counted in parts, so that the sum is what they take together. */
public final class Memory {
    private Memory() {}

    public static double pssMiB(Collection<ProcessId> processes) {
        return processes.stream().mapToLong(Memory::pssKiB).sum() / 1024.0;
    }

    private static long pssKiB(ProcessId id) {
        try {
            return Files.readAllLines(Path.of("/proc/" + id.pid() + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0; // it ended meanwhile
        }
    }
}
