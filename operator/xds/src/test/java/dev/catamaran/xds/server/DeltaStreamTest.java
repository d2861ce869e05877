package dev.catamaran.xds.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.rpc.Status;
import dev.catamaran.xds.server.StreamSnapshot.Item;
import dev.catamaran.xds.snapshot.TypeUrl;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeltaStreamTest {
    private static final String CDS = TypeUrl.CDS.url();
    private static final String EDS = TypeUrl.EDS.url();
    private static final String LDS = TypeUrl.LDS.url();

    private final List<String> rejected = new ArrayList<>();
    private final DeltaStream stream = new DeltaStream((type, name, message) -> rejected.add(name + ": " + message));

    @Test
    void wildcardGetsEverythingOnceAndAnAcknowledgementGetsNothing() {
        stream.offer(snapshot(Map.of(CDS, Map.of("a", "1", "b", "1"))));
        var answers = stream.request(first(CDS).build());
        assertThat(names(answers)).containsExactly("a", "b");
        assertThat(stream.settled()).isFalse();
        assertThat(stream.request(ack(answers.getFirst()))).isEmpty();
        assertThat(stream.settled()).isTrue();
        assertThat(stream.held().get(CDS)).isEqualTo(Map.of("a", "1", "b", "1"));
    }

    @Test
    void emptyWildcardIsAnsweredBecauseEnvoyWaitsForIt() {
        stream.offer(snapshot(Map.of()));
        assertThat(stream.request(first(LDS).build())).hasSize(1);
    }

    @Test
    void returningClientIsSentOnlyWhatDiffers() {
        stream.offer(snapshot(Map.of(CDS, Map.of("a", "1", "b", "2"))));
        var same = first(CDS).putInitialResourceVersions("a", "1").putInitialResourceVersions("b", "1");
        assertThat(names(stream.request(same.build()))).containsExactly("b");
    }

    @Test
    void returningClientThatHoldsEverythingIsSentNothing() {
        stream.offer(snapshot(Map.of(EDS, Map.of("a", "1"))));
        var same = first(EDS).addResourceNamesSubscribe("a").putInitialResourceVersions("a", "1");
        assertThat(stream.request(same.build())).isEmpty();
    }

    @Test
    void subscribingAgainSendsAgainAndMissingNamesAreTold() {
        stream.offer(snapshot(Map.of(EDS, Map.of("a", "1"))));
        settle(stream.request(first(EDS).addResourceNamesSubscribe("a").build()));
        var answers = stream.request(first(EDS)
                .addResourceNamesSubscribe("a")
                .addResourceNamesSubscribe("none")
                .build());
        assertThat(names(answers)).containsExactly("a");
        assertThat(answers.getFirst().getRemovedResourcesList()).containsExactly("none");
    }

    @Test
    void unsubscribedResourceIsNotSentAnyMore() {
        stream.offer(snapshot(Map.of(EDS, Map.of("a", "1"))));
        settle(stream.request(first(EDS).addResourceNamesSubscribe("a").build()));
        stream.request(first(EDS).addResourceNamesUnsubscribe("a").build());
        assertThat(stream.offer(snapshot(Map.of(EDS, Map.of("a", "2"))))).isEmpty();
    }

    @Test
    void changedClusterGetsItsUnchangedEndpointsAgainAfterIt() {
        stream.offer(snapshot(Map.of(CDS, Map.of("a", "1"), EDS, Map.of("a", "1"))));
        settle(stream.request(first(CDS).build()));
        settle(stream.request(first(EDS).addResourceNamesSubscribe("a").build()));
        var answers = stream.offer(snapshot(Map.of(CDS, Map.of("a", "2"), EDS, Map.of("a", "1"))));
        assertThat(answers).extracting(DeltaDiscoveryResponse::getTypeUrl).containsExactly(CDS, EDS);
    }

    @Test
    void endpointChangeTouchesEndpointsOnly() {
        stream.offer(snapshot(Map.of(CDS, Map.of("a", "1"), EDS, Map.of("a", "1"))));
        settle(stream.request(first(CDS).build()));
        settle(stream.request(first(EDS).addResourceNamesSubscribe("a").build()));
        var answers = stream.offer(snapshot(Map.of(CDS, Map.of("a", "1"), EDS, Map.of("a", "2"))));
        assertThat(answers).extracting(DeltaDiscoveryResponse::getTypeUrl).containsExactly(EDS);
    }

    @Test
    void removalComesAfterEverythingElseWasAnswered() {
        stream.offer(snapshot(Map.of(CDS, Map.of("old", "1"), LDS, Map.of("l", "1"))));
        settle(stream.request(first(CDS).build()));
        settle(stream.request(first(LDS).build()));
        var change = stream.offer(snapshot(Map.of(CDS, Map.of("new", "1"), LDS, Map.of("l", "2"))));
        assertThat(change).allMatch(r -> r.getRemovedResourcesCount() == 0).hasSize(2);
        assertThat(stream.request(ack(change.get(0)))).isEmpty();
        var removal = stream.request(ack(change.get(1)));
        assertThat(removal).hasSize(1);
        assertThat(removal.getFirst().getRemovedResourcesList()).containsExactly("old");
    }

    @Test
    void nothingThatARejectedListenerLeftInUseIsRemoved() {
        stream.offer(snapshot(Map.of(CDS, Map.of("old", "1"), LDS, Map.of("l", "1"))));
        settle(stream.request(first(CDS).build()));
        settle(stream.request(first(LDS).build()));
        var change = stream.offer(snapshot(Map.of(LDS, Map.of("l", "2"))));
        assertThat(stream.request(nack(change.getFirst()))).isEmpty();
        assertThat(rejected).containsExactly("l: bad");
        assertThat(stream.held().get(LDS)).isEqualTo(Map.of("l", "1"));
    }

    @Test
    void rejectedVersionIsNotSentAgainButTheNextOneIs() {
        stream.offer(snapshot(Map.of(LDS, Map.of("l", "1"))));
        settle(stream.request(first(LDS).build()));
        var bad = snapshot(Map.of(LDS, Map.of("l", "2")));
        assertThat(stream.request(nack(stream.offer(bad).getFirst()))).isEmpty();
        assertThat(stream.offer(bad)).isEmpty();
        assertThat(stream.offer(snapshot(Map.of(LDS, Map.of("l", "1"))))).isEmpty();
        assertThat(stream.refusesNothing()).isTrue();
        assertThat(names(stream.offer(snapshot(Map.of(LDS, Map.of("l", "3")))))).containsExactly("l");
    }

    @Test
    void oneBadResourceOfManyIsFoundByItself() {
        stream.offer(snapshot(Map.of(LDS, Map.of("good", "1", "bad", "1"))));
        var both = stream.request(first(LDS).build());
        var alone = stream.request(nack(both.getFirst()));
        assertThat(alone).hasSize(2);
        for (DeltaDiscoveryResponse response : alone) {
            boolean isBad = response.getResources(0).getName().equals("bad");
            assertThat(stream.request(isBad ? nack(response) : ack(response))).isEmpty();
        }
        assertThat(rejected).containsExactly("bad: bad");
        assertThat(stream.held().get(LDS)).isEqualTo(Map.of("good", "1"));
    }

    /** A client that applies what it is sent holds what it asked for in the end, whatever the order of requests and changes. */
    @Test
    void anyOrderOfSubscriptionsAndChangesConverges() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            DeltaStream one = new DeltaStream((type, name, message) -> {});
            Map<String, String> world = new TreeMap<>();
            Map<String, String> client = new HashMap<>();
            Collection<String> wanted = new java.util.TreeSet<>();
            Deque<DeltaDiscoveryResponse> wire = new ArrayDeque<>(one.offer(snapshot(Map.of(EDS, world))));
            wire.addAll(one.request(first(EDS).addResourceNamesSubscribe("n0").build()));
            wanted.add("n0");
            for (int step = 0; step < 60; step++) {
                String name = "n" + random.nextInt(4);
                switch (random.nextInt(5)) {
                    case 0 -> world.put(name, Integer.toString(random.nextInt(3)));
                    case 1 -> world.remove(name);
                    case 2 -> {
                        wanted.add(name);
                        wire.addAll(one.request(
                                first(EDS).addResourceNamesSubscribe(name).build()));
                    }
                    case 3 -> {
                        if (wanted.remove(name)) {
                            client.remove(name);
                            wire.addAll(one.request(
                                    first(EDS).addResourceNamesUnsubscribe(name).build()));
                        }
                    }
                    default -> apply(one, wire, client, wanted);
                }
                wire.addAll(one.offer(snapshot(Map.of(EDS, world))));
            }
            for (int i = 0; i < 200 && !wire.isEmpty(); i++) {
                apply(one, wire, client, wanted);
            }
            Map<String, String> expected = new HashMap<>(world);
            expected.keySet().retainAll(wanted);
            assertThat(wire).as("quiet, seed " + seed).isEmpty();
            assertThat(client).as("seed " + seed).isEqualTo(expected);
            assertThat(one.held().get(EDS)).as("held, seed " + seed).isEqualTo(expected);
        }
    }

    private static void apply(
            DeltaStream one,
            Deque<DeltaDiscoveryResponse> wire,
            Map<String, String> client,
            Collection<String> wanted) {
        DeltaDiscoveryResponse response = wire.poll();
        if (response != null) {
            for (Resource resource : response.getResourcesList()) {
                if (wanted.contains(resource.getName())) {
                    client.put(resource.getName(), resource.getVersion());
                }
            }
            response.getRemovedResourcesList().forEach(client::remove);
            wire.addAll(one.request(ack(response)));
        }
    }

    private void settle(List<DeltaDiscoveryResponse> answers) {
        answers.forEach(answer -> settle(stream.request(ack(answer))));
    }

    private static List<String> names(List<DeltaDiscoveryResponse> answers) {
        return answers.stream()
                .flatMap(a -> a.getResourcesList().stream())
                .map(Resource::getName)
                .toList();
    }

    private static DeltaDiscoveryRequest.Builder first(String type) {
        return DeltaDiscoveryRequest.newBuilder().setTypeUrl(type);
    }

    private static DeltaDiscoveryRequest ack(DeltaDiscoveryResponse response) {
        return first(response.getTypeUrl())
                .setResponseNonce(response.getNonce())
                .build();
    }

    private static DeltaDiscoveryRequest nack(DeltaDiscoveryResponse response) {
        return ack(response).toBuilder()
                .setErrorDetail(Status.newBuilder().setMessage("bad"))
                .build();
    }

    private static StreamSnapshot snapshot(Map<String, Map<String, String>> versions) {
        Map<String, SortedMap<String, Item>> items = new TreeMap<>();
        versions.forEach((type, named) -> {
            SortedMap<String, Item> sorted = new TreeMap<>();
            named.forEach((name, version) -> sorted.put(name, new Item(name, version, ByteString.EMPTY)));
            items.put(type, sorted);
        });
        return new StreamSnapshot(items);
    }
}
