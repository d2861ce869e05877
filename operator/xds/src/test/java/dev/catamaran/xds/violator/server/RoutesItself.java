package dev.catamaran.xds.violator.server;

import dev.catamaran.xds.translate.route.Routes;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;

/** A server that would make up resources. */
public final class RoutesItself {
    private RoutesItself() {}

    /** Not from any model. */
    public static RouteConfiguration routes() {
        return Routes.ingress("application");
    }
}
