package dev.catamaran.xds.server;

import com.google.protobuf.Any;
import dev.catamaran.xds.server.StreamSnapshot.Item;
import dev.catamaran.xds.snapshot.TypeUrl;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The protocol of one incremental ADS stream, as a state machine: requests and snapshots in, responses out. Not thread-safe; it knows no transport.
 *
 * @see <a href="https://www.envoyproxy.io/docs/envoy/latest/api-docs/xds_protocol">xDS protocol</a>
 */
final class DeltaStream {
    /** Make before break: secrets, then clusters and their endpoints, then who refers to them. Removals go the other way. */
    private static final List<String> ORDER =
            List.of(StreamSnapshot.SECRET, TypeUrl.CDS.url(), TypeUrl.EDS.url(), TypeUrl.LDS.url(), TypeUrl.RDS.url());

    private final Rejections rejections;
    private final Map<String, Subscription> subscriptions = new TreeMap<>();
    private final Set<String> clustersToRefill = new HashSet<>();
    private StreamSnapshot desired = StreamSnapshot.EMPTY;
    private long nonces;

    /** Told once for each resource version that the client does not take. */
    @FunctionalInterface
    interface Rejections {
        void rejected(String typeUrl, String name, String message);
    }

    DeltaStream(Rejections rejections) {
        this.rejections = rejections;
    }

    /** A new snapshot; what of it the client is to be told now. */
    List<DeltaDiscoveryResponse> offer(StreamSnapshot newest) {
        desired = newest;
        List<DeltaDiscoveryResponse> out = new ArrayList<>();
        settle(out);
        return out;
    }

    /** What to answer; empty for a mere acknowledgement. */
    List<DeltaDiscoveryResponse> request(DeltaDiscoveryRequest request) {
        String type = request.getTypeUrl();
        List<DeltaDiscoveryResponse> out = new ArrayList<>();
        Subscription subscription = subscriptions.get(type);
        boolean first = subscription == null;
        if (subscription == null) {
            subscription = new Subscription();
            subscriptions.put(type, subscription);
            subscription.open(request.getResourceNamesSubscribeList(), request.getInitialResourceVersionsMap());
        } else {
            answer(type, subscription, request, out);
            subscription.change(request.getResourceNamesSubscribeList(), request.getResourceNamesUnsubscribeList());
        }
        SortedMap<String, Item> items = desired.of(type);
        if (type.equals(TypeUrl.EDS.url())) {
            clustersToRefill.stream().filter(subscription::wants).toList().forEach(subscription::askAgain);
        }
        List<Item> due = subscription.due(items);
        List<String> absent = subscription.absent(items);
        // A wildcard with nothing behind it is answered too: Envoy's start waits for that answer.
        boolean greet = first && subscription.isWildcard() && request.getInitialResourceVersionsCount() == 0;
        if (!due.isEmpty() || !absent.isEmpty() || greet) {
            send(type, subscription, due, absent, out);
        }
        settle(out);
        return out;
    }

    /** Whether the client has asked for something and answered everything that was sent. */
    boolean settled() {
        return !subscriptions.isEmpty() && subscriptions.values().stream().allMatch(Subscription::settled);
    }

    /** Whether the client takes everything that it should hold now. */
    boolean refusesNothing() {
        return subscriptions.entrySet().stream()
                .noneMatch(entry -> entry.getValue().refusesAnyOf(desired.of(entry.getKey())));
    }

    /** Versions that the client holds, by type URL and name. */
    Map<String, Map<String, String>> held() {
        Map<String, Map<String, String>> held = new TreeMap<>();
        subscriptions.forEach((type, subscription) -> held.put(type, subscription.held()));
        return held;
    }

    private void answer(
            String type, Subscription subscription, DeltaDiscoveryRequest request, List<DeltaDiscoveryResponse> out) {
        if (request.getResponseNonce().isEmpty()) {
            return;
        }
        if (!request.hasErrorDetail()) {
            subscription.acknowledged(request.getResponseNonce());
            return;
        }
        Map<String, String> content = subscription.refused(request.getResponseNonce());
        if (content.size() == 1) {
            content.forEach((name, version) -> {
                subscription.reject(name, version);
                rejections.rejected(type, name, request.getErrorDetail().getMessage());
            });
            return;
        }
        // One bad resource spoils the answer it came in: each is sent once more, alone, and only the bad one is blamed.
        for (String name : content.keySet()) {
            Item item = desired.of(type).get(name);
            if (item != null && subscription.wants(name)) {
                send(type, subscription, List.of(item), List.of(), out);
            }
        }
    }

    private void settle(List<DeltaDiscoveryResponse> out) {
        for (String type : ORDER) {
            Subscription subscription = subscriptions.get(type);
            if (subscription != null) {
                List<Item> due = subscription.due(desired.of(type));
                if (!due.isEmpty()) {
                    send(type, subscription, due, List.of(), out);
                }
            }
        }
        for (String type : ORDER.reversed()) {
            Subscription subscription = subscriptions.get(type);
            // What was sent may replace the last user of what is to go, and what was rejected left that user in place.
            if (subscription == null || !out.isEmpty() || !settled() || usersStayed(type)) {
                continue;
            }
            List<String> surplus = subscription.surplus(desired.of(type));
            if (!surplus.isEmpty()) {
                send(type, subscription, List.of(), surplus, out);
            }
        }
    }

    private boolean usersStayed(String type) {
        return ORDER.subList(ORDER.indexOf(type) + 1, ORDER.size()).stream().anyMatch(user -> {
            Subscription subscription = subscriptions.get(user);
            return subscription != null && subscription.refusesAnyOf(desired.of(user));
        });
    }

    private void send(
            String type,
            Subscription subscription,
            Collection<Item> items,
            Collection<String> removed,
            List<DeltaDiscoveryResponse> out) {
        if (type.equals(TypeUrl.CDS.url())) {
            // A cluster that Envoy replaces warms until it gets endpoints, and Envoy does not ask for them again.
            items.stream().map(Item::name).filter(subscription::holds).forEach(this::refill);
        }
        if (type.equals(TypeUrl.EDS.url())) {
            items.forEach(item -> clustersToRefill.remove(item.name()));
        }
        DeltaDiscoveryResponse.Builder response = DeltaDiscoveryResponse.newBuilder()
                .setTypeUrl(type)
                .setNonce(Long.toString(++nonces))
                .addAllRemovedResources(removed);
        for (Item item : items) {
            response.addResources(Resource.newBuilder()
                    .setName(item.name())
                    .setVersion(item.version())
                    .setResource(Any.newBuilder().setTypeUrl(type).setValue(item.bytes())));
        }
        subscription.sent(response.getNonce(), items, removed);
        out.add(response.build());
    }

    private void refill(String cluster) {
        clustersToRefill.add(cluster);
        Subscription endpoints = subscriptions.get(TypeUrl.EDS.url());
        if (endpoints != null) {
            endpoints.askAgain(cluster);
        }
    }
}
