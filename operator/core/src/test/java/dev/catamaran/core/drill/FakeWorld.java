package dev.catamaran.core.drill;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.LongStream;

/** A mesh, a driver and a clock that exist only in numbers. Everything that was ordered is in {@link #log}. */
final class FakeWorld implements Cells, Faults, Traffic, DrillClock, DrillListener {
    static final Fault FAULT = new Fault.CellOutage("f1", new CellName("cell-a"), false);

    final List<String> log = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final Map<String, Map<String, Object>> marks = new java.util.HashMap<>();
    /** Orders that throw, by their entry in the log. */
    final Set<String> broken = new HashSet<>();

    boolean admitted = true;
    List<HoldRate> holdRates = List.of();
    long now;
    long recoveredAt = -1;
    long startedAt = -1;
    Duration toWarmUp = Duration.ZERO;
    Duration toReturn = Duration.ofSeconds(4);
    Duration toActive = Duration.ofSeconds(6);
    Function<Long, Second> traffic = second -> new Second(second, 100, 0, 0);
    Duration toConverge = Duration.ofSeconds(1);
    private long stoppedAt = -1;
    boolean faulty;
    Runnable onTick = () -> {};

    DrillEngine engine(boolean load) {
        var settings = new DrillSettings(
                "cell-outage",
                FAULT,
                load,
                100,
                toWarmUp,
                Duration.ofSeconds(15),
                Duration.ofSeconds(20),
                holdRates,
                Duration.ofSeconds(15),
                DrillSettings.StopCondition.DEFAULT,
                DrillSettings.Deadlines.DEFAULT,
                Map.of("pinned", true));
        return new DrillEngine(settings, this, this, this, this, this);
    }

    private void order(String what) {
        log.add(what);
        if (broken.contains(what)) {
            throw new DrillException(what + " is broken");
        }
    }

    @Override
    public Admission admission(Fault fault) {
        order("admission");
        return new Admission(admitted, "2 × 900 for 300", 900, "gateway: 900");
    }

    @Override
    public CellState state(CellName cell) {
        if (recoveredAt < 0) {
            return faulty ? CellState.OUT : CellState.ACTIVE;
        }
        Duration since = Duration.ofMillis(now - recoveredAt);
        return since.compareTo(toReturn) < 0
                ? CellState.OUT
                : since.compareTo(toActive) < 0 ? CellState.RETURNING : CellState.ACTIVE;
    }

    @Override
    public boolean ready(CellName cell) {
        return state(cell) != CellState.OUT;
    }

    @Override
    public long apply(Fault fault) {
        faulty = true;
        order("apply");
        return now;
    }

    @Override
    public void recover(Fault fault) {
        order("recover");
        faulty = false;
        recoveredAt = now;
    }

    @Override
    public void mark(String name, Map<String, Object> detail) {
        marks.put(name, detail);
        order("mark " + name);
    }

    @Override
    public void load(Duration deadline) {
        order("load");
        stoppedAt = now;
    }

    @Override
    public void start() {
        order("start");
        startedAt = now;
    }

    @Override
    public void rate(double perSecond) {
        order("rate " + perSecond + " at " + now / 1_000);
    }

    @Override
    public List<Second> seconds() {
        return startedAt < 0
                ? List.of()
                : LongStream.range(0, (now - startedAt) / 1_000)
                        .mapToObj(traffic::apply)
                        .toList();
    }

    @Override
    public void stop(Duration deadline) {
        order("stop");
        stoppedAt = now;
    }

    @Override
    public List<String> unsettled() {
        return now - stoppedAt >= toConverge.toMillis() ? List.of() : List.of("edge");
    }

    @Override
    public void readBack(Duration deadline) {
        order("readback");
    }

    @Override
    public void end(Duration deadline) {
        order("end");
    }

    @Override
    public boolean await(Duration atMost, BooleanSupplier condition) {
        long end = now + atMost.toMillis();
        while (now < end) {
            onTick.run();
            if (condition.getAsBoolean()) {
                return true;
            }
            now += 100;
        }
        return condition.getAsBoolean();
    }

    @Override
    public void phase(Phase phase) {
        log.add(phase.toString());
    }

    @Override
    public void problem(String sentence) {
        problems.add(sentence);
    }
}
