/**
 * The process of a drill's Job. Enters: the name of a DrillRun. Leaves: its outcome in its status, its reports and its raw record in ConfigMaps. It breaks a cell and mends
 * it; should it die on the way, the operator mends what the status says is broken.
 */
@NullMarked
package dev.catamaran.runner;

import org.jspecify.annotations.NullMarked;
