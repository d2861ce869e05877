package dev.catamaran.xds.translate.cluster;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.WorkloadName;

/** Names of clusters. Those of EDS are the same as their cluster's. A callee's cluster has its workload's name. */
public final class ClusterNames {
    /** The program beside this sidecar; no workload can be called so, as '/' is in no RFC 1123 label. */
    public static final String APPLICATION = "local/application";

    /** The sidecar's own admin interface. */
    public static final String ADMIN = "local/admin";

    private ClusterNames() {}

    /** A callee once more, for requests that are refused last. */
    public static String critical(WorkloadName callee) {
        return callee + "/critical";
    }

    /** A callee once more, for requests that nobody waits for. */
    public static String background(WorkloadName callee) {
        return callee + "/background";
    }

    /** A TCP server's replicas in one cell; '.' is in no workload name either. */
    public static String inCell(WorkloadName workload, CellName cell) {
        return workload + "." + cell;
    }
}
