package dev.catamaran.core.drill;

import dev.catamaran.core.capacity.Guard;
import dev.catamaran.core.capacity.Saturation;
import dev.catamaran.core.capacity.Verdict;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.RequestRate;

/** What a drill asks about the mesh. */
public interface Cells {
    /** Whether the other cells can carry the drill's load without this one: the guard's answer. */
    Admission admission(Fault fault);

    /** The cell's phase now. */
    CellState state(CellName cell);

    /** Whether everything in the cell is ready, its store's catch-up included. */
    boolean ready(CellName cell);

    /**
     * The guard's answer.
     *
     * @param arithmetic one sentence with the numbers
     * @param saturation requests per second at the edge at which the other cells saturate, as predicted; 0 when that is not known
     * @param saturationArithmetic one sentence with its numbers
     */
    record Admission(boolean admitted, String arithmetic, double saturation, String saturationArithmetic) {
        /**
         * Asks the guard.
         *
         * @param lost one of the mesh's cells
         * @param atEdge all requests that come in, in whatever cell
         */
        public static Admission of(Guard guard, CellName lost, RequestRate atEdge) {
            Verdict verdict = guard.verdict(lost, atEdge);
            Saturation saturation = guard.saturation(lost);
            return new Admission(
                    verdict.admitted(),
                    verdict.arithmetic(),
                    saturation.atEdge().perSecond(),
                    saturation.arithmetic());
        }
    }
}
