/**
 * Drills: lose a cell on purpose, bring it back, and leave a record that proves how it went. Enters: {@link
 * dev.catamaran.core.drill.DrillSettings} and the ports {@code Cells, Faults, Traffic, DrillClock, DrillListener}. Leaves: orders to those
 * ports, and how far the drill came. Whether it passed is the judge's business. No client is allowed here: the ports hold them.
 */
@NullMarked
package dev.catamaran.core.drill;

import org.jspecify.annotations.NullMarked;
