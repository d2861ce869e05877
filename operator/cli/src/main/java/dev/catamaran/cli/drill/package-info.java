/**
 * A drill against a running mesh: the ports of {@code core.drill} on the controller's API and on the driver. Enters: a drill and its options. Leaves: a
 * raw record, its judgement, reports. Starts the driver and speaks to the controller.
 */
@NullMarked
package dev.catamaran.cli.drill;

import org.jspecify.annotations.NullMarked;
