package dev.catamaran.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What {@code catamaran up} tells the controller, as system properties below {@code catamaran.}. */
@ConfigMapping(prefix = "catamaran")
public interface ControllerConfig {
    /** The project's home; relative commands and descriptors start there. */
    Path home();

    /** The one folder where everything is kept. */
    Path stateDir();

    /** Files of the resources; a folder stands for the YAML files in it. */
    Path resources();

    /** The Envoy binary. */
    Path envoy();

    /** JDK for the applications. */
    Path java();

    /** First two numbers of the loopback addresses. */
    @WithDefault("127.0")
    String addresses();

    /** Port of the xDS server, on the controller's address. */
    @WithDefault("18000")
    int xdsPort();

    /** Whether to run the Prometheus that is on PATH. */
    @WithDefault("true")
    boolean prometheus();
}
