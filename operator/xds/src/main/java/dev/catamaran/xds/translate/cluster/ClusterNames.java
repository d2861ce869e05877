package dev.catamaran.xds.translate.cluster;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.WorkloadName;

/** Names of clusters. Those of EDS are the same as their cluster's. A callee's cluster has its workload's name. */
public final class ClusterNames {
    /** The program beside this sidecar; no workload can be called so, as '/' is in no RFC 1123 label. */
    public static final String APPLICATION = "local/application";

    private ClusterNames() {}

    /** A TCP server's replicas in one cell; '.' is in no workload name either. */
    public static String inCell(WorkloadName workload, CellName cell) {
        return workload + "." + cell;
    }
}
