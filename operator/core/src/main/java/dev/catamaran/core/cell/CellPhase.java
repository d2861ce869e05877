package dev.catamaran.core.cell;

import dev.catamaran.core.model.CellState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell is in its life, and what share of its normal traffic it gets.
 *
 * <p>A cell that comes back does not snap back: it is {@code RETURNING} with weight 0 until everything in it is ready (its store's catch-up
 * included), then its weight is ramped in steps of 10 %, then it is {@code ACTIVE}.
 *
 * @param weight in percent, 0 to 100
 * @param rampStart when everything in a returning cell was ready; null before, and in other states
 */
public record CellPhase(
        CellState state, int weight, @Nullable Instant rampStart) {
    private static final int STEP = 10;

    public static CellPhase active() {
        return new CellPhase(CellState.ACTIVE, 100, null);
    }

    public static CellPhase out() {
        return new CellPhase(CellState.OUT, 0, null);
    }

    public static CellPhase returning() {
        return new CellPhase(CellState.RETURNING, 0, null);
    }

    /**
     * What was seen of a cell.
     *
     * @param lost a fault holds it down
     * @param ready every workload of the cell is ready, its store has caught up
     */
    public record Observation(boolean lost, boolean ready, Instant now) {}

    /**
     * The next phase.
     *
     * @param ramp how long the way from nothing to the whole share takes; zero is allowed
     */
    public CellPhase next(Observation seen, Duration ramp) {
        if (seen.lost()) {
            return out();
        }
        return switch (state) {
            case ACTIVE, DRAINING -> this;
            case OUT -> returning();
            case RETURNING -> returningNext(seen, ramp);
        };
    }

    private CellPhase returningNext(Observation seen, Duration ramp) {
        if (!seen.ready()) {
            return returning();
        }
        if (rampStart == null) {
            return ramp.isPositive() ? new CellPhase(CellState.RETURNING, STEP, seen.now()) : active();
        }
        double share = (double) Duration.between(rampStart, seen.now()).toMillis() / ramp.toMillis();
        if (share >= 1) {
            return active();
        }
        int stepped = (int) (share * 100) / STEP * STEP;
        return new CellPhase(CellState.RETURNING, Math.max(STEP, Math.max(weight, stepped)), rampStart);
    }
}
