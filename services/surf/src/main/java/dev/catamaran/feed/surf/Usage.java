package dev.catamaran.feed.surf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.judge.record.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** What all processes have used: the controller's figures, and this process on top. */
final class Usage {
    private static final Path MEMORY = Path.of("/proc/self/smaps_rollup");

    private Usage() {}

    /** @param usage as the controller's {@code /v1/usage} answers */
    static Line.Usage line(long now, JsonNode usage) {
        var cpu = new TreeMap<String, Double>();
        usage.path("cpuSeconds")
                .properties()
                .forEach(cell -> cpu.put(cell.getKey(), cell.getValue().asDouble()));
        return new Line.Usage(
                now,
                usage.path("pssMiB").asDouble() + ownMiB(),
                usage.path("processes").asInt() + 1,
                cpu,
                ProcessHandle.current()
                                .info()
                                .totalCpuDuration()
                                .map(d -> d.toMillis())
                                .orElse(0L)
                        / 1_000.0);
    }

    /** Proportional set size of this process; 0 where the system does not say. */
    private static double ownMiB() {
        if (!Files.isReadable(MEMORY)) {
            return 0;
        }
        try (var lines = Files.lines(MEMORY)) {
            return lines.filter(l -> l.startsWith("Pss:"))
                    .mapToDouble(l -> Double.parseDouble(l.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
