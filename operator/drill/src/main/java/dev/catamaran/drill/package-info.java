/**
 * What every runtime does alike to run a drill: its plan, the driver as a child process, what is told to people meanwhile. Enters: a Drill and what is changed about
 * it. Leaves: settings of the engine of {@code core.drill}, and its port {@code Traffic}. Starts the driver; knows neither the mesh nor a terminal.
 */
@NullMarked
package dev.catamaran.drill;

import org.jspecify.annotations.NullMarked;
