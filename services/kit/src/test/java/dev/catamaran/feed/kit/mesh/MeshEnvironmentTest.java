package dev.catamaran.feed.kit.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.kit.mesh.MeshEnvironment.Acknowledgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeshEnvironmentTest {
    private static final Map<String, String> WHOLE = Map.of(
            "CATAMARAN_ADDRESS", "127.0.1.4",
            "CATAMARAN_SERVICE", "relation",
            "CATAMARAN_CELL", "cell-a",
            "CATAMARAN_CELLS", "cell-a,cell-b",
            "CATAMARAN_EGRESS", "127.0.1.4:15001",
            "CATAMARAN_CACHE_HOT", "127.0.1.4:16379",
            "CATAMARAN_BUS_FEED_BUS", "cell-a=feed-bus.cell-a.mesh:19092,cell-b=feed-bus.cell-b.mesh:19093",
            "CATAMARAN_BUS_FEED_BUS_ACK", "LOCAL_CELL",
            "CATAMARAN_SECRETS", "/secrets");

    @Test
    void everyVariableIsRead() {
        var mesh = MeshEnvironment.of(WHOLE);
        assertThat(mesh.service()).isEqualTo("relation");
        assertThat(mesh.cell()).isEqualTo("cell-a");
        assertThat(mesh.cells()).containsExactly("cell-a", "cell-b");
        assertThat(mesh.address()).isEqualTo("127.0.1.4");
        assertThat(mesh.egress()).isEqualTo("127.0.1.4:15001");
        assertThat(mesh.cache("hot")).isEqualTo("127.0.1.4:16379");
        assertThat(mesh.bus("feed-bus"))
                .containsExactly(
                        Map.entry("cell-a", "feed-bus.cell-a.mesh:19092"),
                        Map.entry("cell-b", "feed-bus.cell-b.mesh:19093"));
        assertThat(mesh.ownBus("feed-bus")).isEqualTo("feed-bus.cell-a.mesh:19092");
        assertThat(mesh.bus("feed-bus", "cell-b")).isEqualTo("feed-bus.cell-b.mesh:19093");
        assertThat(mesh.acknowledgement("feed-bus")).isEqualTo(Acknowledgement.LOCAL_CELL);
        assertThat(mesh.secret("token-key")).isEqualTo(Path.of("/secrets/token-key"));
    }

    @Test
    void outsideAMeshThereIsOneLocalCell() {
        var mesh = MeshEnvironment.of(Map.of());
        assertThat(mesh.cell()).isEqualTo("local");
        assertThat(mesh.cells()).containsExactly("local");
        assertThat(mesh.address()).isEqualTo("127.0.0.1");
    }

    @Test
    void everyBusAcknowledgesUnlessSaidOtherwise() {
        assertThat(with("CATAMARAN_BUS_FEED_BUS_ACK", "").acknowledgement("feed-bus"))
                .isEqualTo(Acknowledgement.ALL_CELLS);
    }

    @Test
    void missingVariableNamesItselfAndTheRemedy() {
        assertThatThrownBy(() -> with("CATAMARAN_CACHE_HOT", "").cache("hot"))
                .hasMessage(
                        "environment variable CATAMARAN_CACHE_HOT is missing: declare what relation calls and uses in its MeshService");
    }

    @Test
    void malformedBusNamesTheVariableAndTheForm() {
        assertThatThrownBy(() -> with("CATAMARAN_BUS_FEED_BUS", "broker:9092").bus("feed-bus"))
                .hasMessage(
                        "environment variable CATAMARAN_BUS_FEED_BUS is \"broker:9092\": write CELL=HOST:PORT, separated by commas");
    }

    @Test
    void cellWithoutABrokerIsNamed() {
        assertThatThrownBy(() -> MeshEnvironment.of(WHOLE).bus("feed-bus", "cell-c"))
                .hasMessage("the bus feed-bus has no broker in cell-c");
    }

    @Test
    void unknownAcknowledgementNamesTheVariableAndTheChoice() {
        assertThatThrownBy(() -> with("CATAMARAN_BUS_FEED_BUS_ACK", "SOME").acknowledgement("feed-bus"))
                .hasMessage(
                        "environment variable CATAMARAN_BUS_FEED_BUS_ACK is \"SOME\": write one of [ALL_CELLS, LOCAL_CELL]");
    }

    private static MeshEnvironment with(String variable, String value) {
        var variables = new HashMap<>(WHOLE);
        if (value.isEmpty()) {
            variables.remove(variable);
        } else {
            variables.put(variable, value);
        }
        return MeshEnvironment.of(variables);
    }

    @Test
    void replicasOfAllCellsHaveNumbersOfTheirOwn() {
        var numbers = new ArrayList<Integer>();
        for (String cell : List.of("cell-a", "cell-b")) {
            for (String replica : List.of("0", "1", "2")) {
                numbers.add(MeshEnvironment.of(Map.of(
                                "CATAMARAN_CELL", cell,
                                "CATAMARAN_CELLS", "cell-a,cell-b",
                                "CATAMARAN_REPLICA", replica))
                        .node(64));
            }
        }
        assertThat(numbers).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        assertThat(MeshEnvironment.of(Map.of()).node(64)).isZero();
    }

    @Test
    void podsAreToldApartByTheirAddresses() {
        var first = MeshEnvironment.of(Map.of("CATAMARAN_POD_IP", "10.244.1.7"));
        var second = MeshEnvironment.of(Map.of("CATAMARAN_POD_IP", "10.244.1.8"));
        assertThat(first.node(64)).isNotEqualTo(second.node(64));
        assertThat(first.node(1 << 16)).isEqualTo(256 + 7);
    }
}
