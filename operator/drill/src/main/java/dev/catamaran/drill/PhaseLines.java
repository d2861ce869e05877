package dev.catamaran.drill;

import dev.catamaran.core.drill.DrillListener;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.judge.Check;

/** A line for each phase. */
public final class PhaseLines implements DrillListener {
    private final Telling telling;
    private final DrillPlan plan;

    public PhaseLines(Telling telling, DrillPlan plan) {
        this.telling = telling;
        this.plan = plan;
    }

    @Override
    public void phase(Phase phase) {
        var cell = plan.fault().cell();
        telling.done(
                switch (phase) {
                    case PRE_CHECK ->
                        "pre-check: can the others carry %d req/s without %s?".formatted(plan.rate(), cell);
                    case LOAD -> "load: the graph, through the public API";
                    case WARM_UP ->
                        "warm-up: %d req/s for %d s, whose latency is not judged"
                                .formatted(plan.rate(), plan.warmUp().toSeconds());
                    case STEADY ->
                        "steady: %d req/s for %d s"
                                .formatted(plan.rate(), plan.steady().toSeconds());
                    case FAULT -> fault();
                    case HOLD -> hold();
                    case RECOVER -> "recover: " + cell + " starts on its disks and catches up";
                    case RETURN -> "return: " + cell + " gets its share back in steps";
                    case AFTER ->
                        "after: %d s with all cells".formatted(plan.after().toSeconds());
                    case CONVERGE -> "converge: until both stores hold all that was acknowledged";
                    case READ_BACK -> "read back: every row of every store";
                    case END -> "end: judging the record";
                });
    }

    private String fault() {
        return switch (plan.fault()) {
            case Fault.PodsDeleted deleted ->
                "fault: the pods of %s are deleted without grace, and the 5 s after it".formatted(deleted.cell());
            case Fault.External external ->
                "fault: whatever somebody does to %s, and the 5 s after it".formatted(external.cell());
            case Fault.CellOutage outage ->
                "fault: SIGKILL to every process of %s, and the 5 s after it".formatted(outage.cell());
        };
    }

    private String hold() {
        var rates = plan.holdRates();
        var cell = plan.fault().cell();
        if (rates.isEmpty()) {
            return "hold: %d s without %s".formatted(plan.hold().toSeconds(), cell);
        }
        long seconds = rates.stream().mapToLong(r -> r.lasts().toSeconds()).sum();
        return rates.size() == 1
                ? "hold: %d s at %s req/s without %s, above what was admitted on purpose"
                        .formatted(seconds, Check.number(rates.getFirst().perSecond()), cell)
                : "hold: from %s to %s req/s in %d steps without %s, %d s at most, above what was admitted on purpose"
                        .formatted(
                                Check.number(rates.getFirst().perSecond()),
                                Check.number(rates.getLast().perSecond()),
                                rates.size(),
                                cell,
                                seconds);
    }

    @Override
    public void problem(String sentence) {
        telling.done("PROBLEM: " + sentence);
    }
}
