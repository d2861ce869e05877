package dev.catamaran.local;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.local.process.ProcStat;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Session;
import dev.catamaran.local.state.StateFolder;
import dev.catamaran.local.usage.CpuMeter;
import dev.catamaran.local.usage.CpuShares;
import dev.catamaran.local.usage.Memory;
import dev.catamaran.local.usage.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Which CPUs each cell may use, and what it has used: looked at each second until it is closed. */
final class CpuAccount implements AutoCloseable {
    private static final Duration SAMPLE = Duration.ofSeconds(1);

    private final Supplier<Map<String, List<ProcessId>>> roots;
    private final CpuMeter meter;
    private final Thread sampler;
    private volatile CpuShares shares = new CpuShares(false, new TreeMap<>(), "");

    /** @param roots the processes of each cell, without their children */
    CpuAccount(StateFolder state, Supplier<Map<String, List<ProcessId>>> roots) {
        this.roots = roots;
        this.meter = new CpuMeter(state);
        this.sampler = Thread.ofVirtual().name("cpu-meter").unstarted(this::keepSampling);
    }

    void start() {
        sampler.start();
    }

    void share(List<Cell> cells) {
        shares = CpuShares.of(cells, availableCpus());
    }

    /** In the notation of taskset. */
    String cpusOf(CellName cell) {
        return shares.cells().getOrDefault(cell.value(), shares.rest());
    }

    /** CPUs for what belongs to no cell, in the notation of taskset; empty before the first plan. */
    String rest() {
        return shares.rest();
    }

    /** While a cell is down its CPUs idle, and what the controller does need not cost the others anything. */
    void stayOffSurvivors(Set<String> lost) {
        Session.pin(ProcessHandle.current().pid(), shares.beside(lost));
    }

    void sample() {
        meter.sample(ProcTable.read(), roots.get());
    }

    Usage usage() {
        var table = ProcTable.read();
        var ofCells = roots.get();
        meter.sample(table, ofCells);
        var seconds = meter.seconds(shares.cells().keySet());
        // not with its children: those are the cells', and are counted there
        seconds.put(
                "controller",
                self().map(s -> s.ownTicks() / CpuMeter.TICKS_PER_SECOND).orElse(0.0));
        var processes = new HashSet<ProcessId>();
        table.withDescendants(ofCells.values().stream().flatMap(List::stream).toList())
                .forEach(stat -> processes.add(stat.id()));
        self().ifPresent(stat -> processes.add(stat.id()));
        return Usage.of(Memory.pssMiB(processes), processes.size(), seconds, shares);
    }

    @Override
    public void close() {
        sampler.interrupt();
    }

    private void keepSampling() {
        while (!Thread.currentThread().isInterrupted()) {
            sample();
            try {
                Thread.sleep(SAMPLE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Optional<ProcStat> self() {
        return ProcTable.stat(ProcessHandle.current().pid());
    }

    private static List<Integer> availableCpus() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> CpuShares.parse(line.substring(line.indexOf(':') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new LocalException("/proc/self/status does not say which CPUs may be used"));
        } catch (IOException e) {
            throw new LocalException("cannot read /proc/self/status: " + e.getMessage(), e);
        }
    }
}
