package dev.catamaran.xds.translate;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.WorkloadName;

/** The replicas of one workload in one cell: they are fed the same, but for their own address and secrets. */
public record Group(WorkloadName workload, CellName cell) {}
