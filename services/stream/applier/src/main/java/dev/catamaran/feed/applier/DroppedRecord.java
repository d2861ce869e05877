package dev.catamaran.feed.applier;

import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import org.jboss.logging.Logger;

/**
 * A hook for a negative control: loses the n-th record of {@code direct} on purpose ({@code CATAMARAN_TEST_DROP_RECORD=n}), and its copy too. A drill that
 * does not notice proves nothing.
 */
final class DroppedRecord {
    private static final Logger LOG = Logger.getLogger(DroppedRecord.class);

    private final int number;
    private int count;
    private String writeId = "";

    DroppedRecord(MeshEnvironment mesh) {
        this.number = mesh.optional("CATAMARAN_TEST_DROP_RECORD")
                .map(Integer::parseInt)
                .orElse(0);
        if (number > 0) {
            LOG.warnf("event=test-hook record %d of %s will be dropped", number, Domain.RELATION.direct());
        }
    }

    boolean isDropped(String topic, String candidate) {
        if (number == 0) {
            return false;
        }
        if (topic.equals(Domain.RELATION.direct()) && ++count == number) {
            writeId = candidate;
            LOG.warnf("event=test-hook dropped writeId=%s", writeId);
        }
        return candidate.equals(writeId);
    }
}
