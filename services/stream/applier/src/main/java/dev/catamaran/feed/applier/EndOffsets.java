package dev.catamaran.feed.applier;

import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Where the buses end now: this cell's topics, and the other cells' {@code direct}, whose copies must come that far. What the cell derives is not among them:
 * nobody was promised it, and its topic ends with the marker of a transaction, an offset that no record has.
 */
final class EndOffsets {
    private static final Logger LOG = Logger.getLogger(EndOffsets.class);

    private final MeshEnvironment mesh;
    private final int attempts;

    /**
     * Of the buses of this mesh.
     *
     * @param attempts how often another cell's bus is asked before it counts as lost with its cell; each takes at most 3 s. More than one, since a sidecar
     *     that has just started may lead nowhere yet, and to be ready too early is to serve what is old.
     */
    EndOffsets(MeshEnvironment mesh, int attempts) {
        this.mesh = mesh;
        this.attempts = attempts;
    }

    /**
     * Asks every bus that can be reached.
     *
     * @throws KafkaException when this cell's own cannot
     */
    Map<Position, Long> read() {
        var ends = new TreeMap<Position, Long>();
        try (var own = Consumers.of(mesh.ownBus(Domain.BUS), mesh.service() + "-ends", 500, 1)) {
            for (String topic : Domain.topics()) {
                Consumers.ends(own, topic).forEach((partition, end) -> ends.put(new Position(topic, partition), end));
            }
        }
        mesh.bus(Domain.BUS).forEach((cell, broker) -> {
            if (!cell.equals(mesh.cell())) {
                ends.putAll(ofOther(cell, broker));
            }
        });
        return ends;
    }

    private Map<Position, Long> ofOther(String cell, String broker) {
        for (int attempt = 1; attempt <= attempts; attempt++) {
            try (var other = Consumers.of(broker, mesh.service() + "-ends", 500, 1)) {
                var ends = new TreeMap<Position, Long>();
                for (var domain : Domain.values()) {
                    Consumers.ends(other, domain.direct())
                            .forEach((partition, end) ->
                                    ends.put(Position.ofCopies(cell, domain.direct(), partition), end));
                }
                return ends;
            } catch (KafkaException e) {
                LOG.infof(
                        "event=other-bus-unreachable bus=%s attempt=%d of=%d reason=\"%s\"",
                        cell, attempt, attempts, e.getMessage());
            }
        }
        return Map.of();
    }
}
