package dev.catamaran.manager;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the process, {@code catamaran.*} or {@code CATAMARAN_*} in the environment. */
@ConfigMapping(prefix = "catamaran")
public interface ManagerConfig {
    /** Namespace of the mesh. */
    String namespace();

    /** Where the xDS server listens. */
    Xds xds();

    /** References of the images that are not the user's. */
    Images images();

    /** What a drill's runner may do. */
    String drillServiceAccount();

    /** The xDS server. */
    interface Xds {
        /** Name by which sidecars find it; it is in the certificate. */
        String host();

        @WithDefault("18000")
        int port();
    }

    /** Container images. */
    interface Images {
        String envoy();

        String redis();

        String postgresql();

        String kafka();

        /** What runs a drill. */
        String drill();
    }
}
