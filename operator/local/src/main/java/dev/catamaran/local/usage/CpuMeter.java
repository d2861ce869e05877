package dev.catamaran.local.usage;

import dev.catamaran.local.process.ProcStat;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.state.StateFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * CPU time by cell. The kernel forgets a process with its end, so what was last seen of it is added up here and kept in the state folder. A child
 * whose parent lives on is in the parent's figure already.
 */
public final class CpuMeter {
    /** USER_HZ, 100 on every Linux platform that a JDK runs on. */
    public static final double TICKS_PER_SECOND = 100;

    /** As JSON. */
    public record Ended(TreeMap<String, Long> ticks) {}

    private record Seen(String cell, ProcStat stat) {}

    private final StateFolder state;
    private final TreeMap<String, Long> ended;
    private final Map<ProcessId, Seen> seen = new HashMap<>();

    public CpuMeter(StateFolder state) {
        this.state = state;
        this.ended = state.read(file(), Ended.class).map(Ended::ticks).orElseGet(TreeMap::new);
    }

    /** Looks at these roots by cell and at everything below them; call it at least every second and before anything is killed. */
    public synchronized void sample(ProcTable table, Map<String, List<ProcessId>> roots) {
        boolean lost = false;
        for (var entry : List.copyOf(seen.entrySet())) {
            if (!ProcTable.alive(entry.getKey())) {
                seen.remove(entry.getKey());
                var gone = entry.getValue();
                if (ProcTable.stat(gone.stat().parent()).isEmpty() || !parentSeen(gone)) {
                    ended.merge(gone.cell(), gone.stat().cpuTicks(), Long::sum);
                    lost = true;
                }
            }
        }
        roots.forEach((cell, ids) ->
                table.withDescendants(ids).forEach(stat -> seen.put(stat.id(), new Seen(cell, stat))));
        if (lost) {
            state.write(file(), new Ended(ended));
        }
    }

    private boolean parentSeen(Seen child) {
        return seen.keySet().stream().anyMatch(id -> id.pid() == child.stat().parent());
    }

    public synchronized SortedMap<String, Double> seconds(Collection<String> cells) {
        var seconds = new TreeMap<String, Double>();
        for (String cell : cells) {
            long ticks = ended.getOrDefault(cell, 0L);
            for (Seen process : seen.values()) {
                if (process.cell().equals(cell)) {
                    ticks += process.stat().cpuTicks();
                }
            }
            seconds.put(cell, ticks / TICKS_PER_SECOND);
        }
        return seconds;
    }

    private Path file() {
        return state.path().resolve("cpu.json");
    }
}
