package dev.catamaran.core.drill;

import dev.catamaran.core.drill.DrillListener.Phase;
import dev.catamaran.core.model.CellState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Runs one drill from its pre-check to the end of its record. Whatever happens, a fault that may have been applied is recovered before
 * {@link #run} returns. An engine is used once.
 */
public final class DrillEngine {
    /** What is intended within this time after the fault is judged apart; the hold shows the survivors as they then are. */
    private static final Duration FAULT_WINDOW = Duration.ofSeconds(5);

    /** No higher rate tells more once this share of a rate's requests, in percent, was not answered as it wanted. */
    private static final double CLIMBED_ENOUGH = 50;

    private static final int SETTLE_SECONDS = 5;

    private static final int RECOVERY_ATTEMPTS = 5;
    private static final Duration RECOVERY_PAUSE = Duration.ofSeconds(1);

    private final DrillSettings settings;
    private final Cells cells;
    private final Faults faults;
    private final Traffic traffic;
    private final DrillClock clock;
    private final DrillListener listener;
    private final AtomicReference<String> aborted = new AtomicReference<>("");
    /** Seconds of traffic before this one are no reason to stop. */
    private long countedFrom;

    private boolean broken;
    private boolean flowing;

    public DrillEngine(
            DrillSettings settings,
            Cells cells,
            Faults faults,
            Traffic traffic,
            DrillClock clock,
            DrillListener listener) {
        this.settings = settings;
        this.cells = cells;
        this.faults = faults;
        this.traffic = traffic;
        this.clock = clock;
        this.listener = listener;
    }

    /** Ends the drill as interrupted, from any thread. The first reason counts. */
    public void abort(String reason) {
        aborted.compareAndSet("", reason);
    }

    public DrillEnd run() {
        DrillEnd end;
        try {
            end = phases();
        } catch (RuntimeException e) {
            end = new DrillEnd.Interrupted(sentence(e));
        } finally {
            // also on an Error: a cell is never left dead
            recover();
        }
        if (end instanceof DrillEnd.Interrupted interrupted) {
            attempt(() -> mark("interrupted", Map.of("reason", interrupted.reason())));
            attempt(this::stopTraffic);
        }
        phase(Phase.END);
        attempt(() -> mark("end"));
        return complete(end);
    }

    /** A record without its footer cannot prove anything; say so in the end already. */
    private DrillEnd complete(DrillEnd end) {
        Optional<String> failure =
                attempt(() -> traffic.end(settings.deadlines().drain()));
        return failure.isPresent() && end instanceof DrillEnd.Finished ? new DrillEnd.Interrupted(failure.get()) : end;
    }

    private DrillEnd phases() {
        phase(Phase.PRE_CHECK);
        mark("drill", facts());
        Cells.Admission admission = cells.admission(settings.fault());
        mark("precheck", spoken(admission));
        if (!admission.admitted()) {
            return new DrillEnd.Refused(admission.arithmetic());
        }
        if (settings.load()) {
            begin(Phase.LOAD, "load-start");
            traffic.load(settings.deadlines().load());
            // acknowledged is what the buses have: stores that still catch up would take the time from the traffic
            storesSettle("the load");
        }
        flow();
        applyFault();
        begin(Phase.HOLD, "hold-start");
        hold();
        comeBack();
        begin(Phase.AFTER, "after-start");
        watch(settings.after());
        stopTraffic();
        converge();
        begin(Phase.READ_BACK, "readback-start");
        traffic.readBack(settings.deadlines().readBack());
        return new DrillEnd.Finished();
    }

    private void flow() {
        boolean warmsUp = settings.warmUp().isPositive();
        begin(warmsUp ? Phase.WARM_UP : Phase.STEADY, warmsUp ? "warm-up-start" : "steady-start");
        flowing = true;
        traffic.start();
        if (warmsUp) {
            watch(settings.warmUp());
            begin(Phase.STEADY, "steady-start");
        }
        watch(settings.steady());
    }

    private Map<String, Object> facts() {
        var facts = new HashMap<>(settings.facts());
        facts.put("drill", settings.name());
        facts.put("fault", settings.fault().kind());
        facts.put("cell", settings.fault().cell().value());
        return facts;
    }

    private void applyFault() {
        begin(Phase.FAULT, "fault-start");
        // before the call: when it fails half-way, something may be broken all the same
        broken = true;
        long appliedAtMs = faults.apply(settings.fault());
        mark("fault-applied", Map.of("appliedAtMs", appliedAtMs));
        watch(FAULT_WINDOW);
    }

    private static Map<String, Object> spoken(Cells.Admission admission) {
        return Map.of(
                "admitted",
                admission.admitted(),
                "arithmetic",
                admission.arithmetic(),
                "saturation",
                admission.saturation(),
                "saturationArithmetic",
                admission.saturationArithmetic());
    }

    private void hold() {
        if (settings.holdRates().isEmpty()) {
            watch(settings.hold());
            return;
        }
        // more than is carried fails on purpose, and its last timeouts come after it
        countedFrom = Long.MAX_VALUE;
        for (HoldRate rate : settings.holdRates()) {
            traffic.rate(rate.perSecond());
            watch(rate.lasts());
            if (lostPercent(rate.lasts()) > CLIMBED_ENOUGH) {
                break;
            }
        }
        traffic.rate(settings.rate());
        countedFrom = (long) traffic.seconds().size() + SETTLE_SECONDS;
    }

    /** Of the seconds of traffic that were finished within that time. */
    private double lostPercent(Duration within) {
        List<Traffic.Second> seconds = traffic.seconds();
        int first = Math.max(0, seconds.size() - Math.toIntExact(within.toSeconds()));
        return seconds.subList(first, seconds.size()).stream()
                .mapToDouble(Traffic.Second::lostPercent)
                .average()
                .orElse(0);
    }

    /** A cell that does not come back is not an interruption but a finding: no mark, and the judge sees that. */
    private void comeBack() {
        begin(Phase.RECOVER, "recover-start");
        faults.recover(settings.fault());
        broken = false;
        Duration deadline = settings.deadlines().comeBack();
        if (!unlessStopped(deadline, () -> cells.ready(settings.fault().cell()))) {
            listener.problem("%s did not become ready within %d s"
                    .formatted(settings.fault().cell(), deadline.toSeconds()));
            return;
        }
        mark("cell-ready");
        begin(Phase.RETURN, "return-start");
        if (!unlessStopped(deadline, () -> state() == CellState.ACTIVE)) {
            listener.problem("%s is back but did not become Active within %d s"
                    .formatted(settings.fault().cell(), deadline.toSeconds()));
            return;
        }
        mark("cell-active");
    }

    private CellState state() {
        return cells.state(settings.fault().cell());
    }

    private void converge() {
        begin(Phase.CONVERGE, "converge-start");
        if (storesSettle("the traffic")) {
            mark("converged");
        }
    }

    /** What is left at the deadline is told, and not waited for any longer. */
    private boolean storesSettle(String after) {
        var deadline = settings.deadlines().converge();
        var left = new ArrayList<String>();
        boolean settled = unlessStopped(deadline, () -> {
            left.clear();
            left.addAll(traffic.unsettled());
            return left.isEmpty();
        });
        if (!settled) {
            listener.problem("the cells' stores have not settled %d s after %s: %s"
                    .formatted(deadline.toSeconds(), after, String.join(", ", left)));
        }
        return settled;
    }

    private void stopTraffic() {
        if (flowing) {
            flowing = false;
            mark("traffic-end");
            traffic.stop(settings.deadlines().drain());
        }
    }

    private void watch(Duration phase) {
        unlessStopped(phase, () -> false);
    }

    /** Waits for the condition while watching for reasons to stop. */
    private boolean unlessStopped(Duration atMost, BooleanSupplier condition) {
        return clock.await(atMost, () -> {
            if (!aborted.get().isEmpty()) {
                throw new DrillException(aborted.get());
            }
            tooManyErrors().ifPresent(reason -> {
                throw new DrillException(reason);
            });
            return condition.getAsBoolean();
        });
    }

    private Optional<String> tooManyErrors() {
        List<Traffic.Second> seconds = traffic.seconds();
        var stop = settings.stop();
        if (seconds.size() < stop.seconds() || seconds.size() - stop.seconds() < countedFrom) {
            return Optional.empty();
        }
        var last = seconds.subList(seconds.size() - stop.seconds(), seconds.size());
        return last.stream().allMatch(s -> s.failedPercent() > stop.errorPercent())
                ? Optional.of("more than %s %% of the requests failed for %d s"
                        .formatted(stop.errorPercent(), stop.seconds()))
                : Optional.empty();
    }

    /** Undoes the fault on a path that did not get so far. */
    private void recover() {
        for (int i = 0; broken && i < RECOVERY_ATTEMPTS; i++) {
            Optional<String> failure = attempt(() -> {
                faults.recover(settings.fault());
                broken = false;
            });
            if (failure.isPresent()) {
                attempt(() -> clock.await(RECOVERY_PAUSE, () -> false));
            }
        }
        if (broken) {
            listener.problem("the fault %s on %s could not be undone: recover it by its id, or take the mesh down"
                    .formatted(settings.fault().id(), settings.fault().cell()));
        }
    }

    private Optional<String> attempt(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            listener.problem(sentence(e));
            return Optional.of(sentence(e));
        }
    }

    private static String sentence(RuntimeException e) {
        return e instanceof DrillException && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    private void begin(Phase phase, String mark) {
        phase(phase);
        mark(mark);
    }

    private void phase(Phase phase) {
        listener.phase(phase);
    }

    private void mark(String name) {
        mark(name, Map.of());
    }

    private void mark(String name, Map<String, Object> detail) {
        traffic.mark(name, detail);
    }
}
