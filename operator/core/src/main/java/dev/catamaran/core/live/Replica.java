package dev.catamaran.core.live;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.WorkloadName;

/**
 * A replica as it is now.
 *
 * @param ready whether it could get traffic
 * @param outdated whether it runs and would be started differently today
 */
public record Replica(WorkloadName workload, CellName cell, int ordinal, boolean ready, boolean outdated) {}
