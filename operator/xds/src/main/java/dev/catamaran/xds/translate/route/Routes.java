package dev.catamaran.xds.translate.route;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.Service;
import dev.catamaran.xds.translate.Times;
import dev.catamaran.xds.translate.cluster.ClusterNames;
import io.envoyproxy.envoy.config.route.v3.HedgePolicy;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;

/** Route configurations: one route for each method that is called, since each decides for itself whether it may be sent again. */
public final class Routes {
    /** Of the sidecar's egress. */
    public static final String EGRESS = "egress";

    /** Of the ingress. */
    public static final String INGRESS = "ingress";

    /** Of a gateway's public listener. */
    public static final String PUBLIC = "public";

    /** Header by which a sender makes its request less important; more important it makes none. */
    private static final String CLASS_HEADER = "x-catamaran-class";

    private Routes() {}

    /** A virtual host for each declared callee; anything else is answered 404 by the caller's own sidecar. */
    public static RouteConfiguration egress(MeshModel model, Service caller) {
        RouteConfiguration.Builder routes = named(EGRESS).setIgnorePortInHostMatching(true);
        for (Call call : caller.calls()) {
            routes.addVirtualHosts(VirtualHost.newBuilder()
                    .setName(call.to().value())
                    .addDomains(call.to().value())
                    .addAllRoutes(methods(model, call))
                    .addRoutes(unlisted(call)));
        }
        return routes.build();
    }

    /** What the transcoder made of the request, by method, and by its class where classes have limits. What it knows nothing of is answered 404. */
    public static RouteConfiguration gateway(MeshModel model, AccessGateway gateway) {
        Call backend = gateway.backend();
        Overload overload = gateway.overload();
        List<Method> methods = model.service(backend.to()).map(Service::methods).orElse(List.of());
        VirtualHost.Builder host =
                VirtualHost.newBuilder().setName(backend.to().value()).addDomains("*");
        methods.stream()
                .filter(overload::mayBeBackground)
                .map(method -> background(backend, method))
                .forEach(host::addRoutes);
        methods.stream()
                .map(method -> overload.critical(method) ? critical(backend, method) : method(backend, method))
                .forEach(host::addRoutes);
        if (overload.limits()) {
            // Tells a request that was refused from one whose second try was: see LocalReplies.
            host.setIncludeRequestAttemptCount(true);
        }
        return named(PUBLIC).addVirtualHosts(host).build();
    }

    /** What its sender says that nobody waits for. */
    private static Route background(Call call, Method method) {
        Route.Builder route = method(call, method).toBuilder();
        route.getMatchBuilder()
                .addHeadersBuilder()
                .setName(CLASS_HEADER)
                .setStringMatch(StringMatcher.newBuilder().setExact("background"));
        route.getRouteBuilder().setCluster(ClusterNames.background(call.to()));
        return route.build();
    }

    private static Route critical(Call call, Method method) {
        Route.Builder route = method(call, method).toBuilder();
        route.getRouteBuilder().setCluster(ClusterNames.critical(call.to()));
        return route.build();
    }

    /** Everything goes to the application. No retry: only the hop next to a failure retries, and that is the caller's. */
    public static RouteConfiguration ingress(String application) {
        Route.Builder all = Route.newBuilder().setMatch(RouteMatch.newBuilder().setPrefix("/"));
        RouteAction.Builder action = all.getRouteBuilder().setCluster(application);
        // The caller's deadline rules: 0 means no limit but that of the request's grpc-timeout.
        limit(action, Duration.getDefaultInstance());
        return named(INGRESS)
                .addVirtualHosts(VirtualHost.newBuilder()
                        .setName(application)
                        .addDomains("*")
                        .addRoutes(all))
                .build();
    }

    /**
     * A shorter grpc-timeout of the request wins, a longer one is cut; the callee is told in grpc-timeout what is left for its try. The fields that are to replace the deprecated one
     * ({@code max_stream_duration}) make Envoy ignore {@code timeout} and tell the callee nothing.
     */
    @SuppressWarnings("deprecation")
    private static void limit(RouteAction.Builder action, Duration timeout) {
        action.setTimeout(timeout).setMaxGrpcTimeout(timeout);
    }

    private static RouteConfiguration.Builder named(String name) {
        // The route comes after the clusters that it names, on the same stream.
        return RouteConfiguration.newBuilder().setName(name).setValidateClusters(BoolValue.of(false));
    }

    private static List<Route> methods(MeshModel model, Call call) {
        List<Method> methods = model.service(call.to()).map(Service::methods).orElse(List.of());
        return methods.stream().map(method -> method(call, method)).toList();
    }

    private static Route method(Call call, Method method) {
        return Route.newBuilder()
                .setMatch(RouteMatch.newBuilder().setPath(method.path()))
                .setRoute(action(call, method.idempotency()))
                .build();
    }

    /** A method that the descriptor does not list: nothing is known of it. */
    private static Route unlisted(Call call) {
        return Route.newBuilder()
                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                .setRoute(action(call, Idempotency.UNKNOWN))
                .build();
    }

    private static RouteAction action(Call call, Idempotency idempotency) {
        Budget budget = call.budget();
        RouteAction.Builder action = RouteAction.newBuilder()
                .setCluster(call.to().value())
                .setHostRewriteLiteral(call.to().value())
                .setRetryPolicy(Retries.policy(budget, idempotency));
        limit(action, Times.of(budget.timeout()));
        if (idempotency == Idempotency.NO_SIDE_EFFECTS) {
            action.setHedgePolicy(HedgePolicy.newBuilder().setHedgeOnPerTryTimeout(true));
        }
        return action.build();
    }
}
