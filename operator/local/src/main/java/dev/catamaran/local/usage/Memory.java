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
        long kiB = 0;
        for (ProcessId id : processes) {
            try {
                for (String line : Files.readAllLines(Path.of("/proc/" + id.pid() + "/smaps_rollup"))) {
                    if (line.startsWith("Pss:")) {
                        kiB += Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            } catch (IOException e) {
                continue; // it ended meanwhile
            }
        }
        return kiB / 1024.0;
    }
}
