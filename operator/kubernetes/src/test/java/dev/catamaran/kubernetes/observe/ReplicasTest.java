package dev.catamaran.kubernetes.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.Workload;
import dev.catamaran.kubernetes.fixture.TestPod;
import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private static final WorkloadName GATEWAY = new WorkloadName("gateway");
    private static final CellName A = new CellName("cell-a");

    @Test
    void aPodIsAReplicaFromItsFirstAddressOn() {
        assertThat(Replicas.of(List.of(pod("p", 1, "", false), pod("q", 2, "10.0.0.2", false)), wanted(2)))
                .containsExactly(new Endpoint(GATEWAY, A, 0, "10.0.0.2", false));
    }

    @Test
    void surplusPodsAreLeftOutTheOnesThatAreNotReadyFirst() {
        var pods = List.of(
                pod("old", 1, "10.0.0.1", false), pod("new", 2, "10.0.0.2", true), pod("newer", 3, "10.0.0.3", true));
        assertThat(Replicas.of(pods, wanted(2)))
                .containsExactly(
                        new Endpoint(GATEWAY, A, 0, "10.0.0.2", true), new Endpoint(GATEWAY, A, 1, "10.0.0.3", true));
    }

    @Test
    void readinessAloneMovesNoReplica() {
        var before = Replicas.of(List.of(pod("p", 1, "10.0.0.1", true), pod("q", 2, "10.0.0.2", true)), wanted(2));
        var after = Replicas.of(List.of(pod("p", 1, "10.0.0.1", false), pod("q", 2, "10.0.0.2", true)), wanted(2));
        assertThat(after).extracting(Endpoint::address).isEqualTo(List.of("10.0.0.1", "10.0.0.2"));
        assertThat(before).extracting(Endpoint::address).isEqualTo(List.of("10.0.0.1", "10.0.0.2"));
    }

    @Test
    void aPodOnItsWayOutIsNone() {
        var leaving = new PodBuilder(pod("p", 1, "10.0.0.1", true))
                .editMetadata()
                .withDeletionTimestamp("2026-01-01T00:00:09Z")
                .endMetadata()
                .build();
        assertThat(Replicas.of(List.of(leaving), wanted(1))).isEmpty();
    }

    @Test
    void podsOfOthersAreNotCounted() {
        var elsewhere = new PodBuilder(pod("p", 1, "10.0.0.1", true))
                .editMetadata()
                .addToLabels(Labels.CELL, "cell-b")
                .endMetadata()
                .build();
        assertThat(Replicas.of(List.of(elsewhere), wanted(1))).isEmpty();
    }

    @Test
    void aShardKeepsItsNumber() {
        var second = stateful("gateway-cell-a-1", 1);
        assertThat(Replicas.of(List.of(second, stateful("gateway-cell-a-2", 2)), wanted(2)))
                .containsExactly(new Endpoint(GATEWAY, A, 1, "10.0.0.1", true));
    }

    private static Pod stateful(String name, int age) {
        return new PodBuilder(pod(name, age, "10.0.0." + age, true))
                .editMetadata()
                .addNewOwnerReference()
                .withKind("StatefulSet")
                .endOwnerReference()
                .endMetadata()
                .build();
    }

    private static Pod pod(String name, int age, String address, boolean ready) {
        return TestPod.of(name, "gateway", "cell-a", age, address, ready);
    }

    private static List<Workload> wanted(int replicas) {
        var program = new Program.Application(List.of("gateway"), "gateway:1");
        return List.of(
                new Workload(GATEWAY, A, Layer.GLUE, program, new Port(9000), replicas, new TreeMap<>(), List.of()));
    }
}
