package dev.catamaran.feed.applier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DroppedRecordTest {
    @Test
    void nothingIsDroppedUnlessAsked() {
        var dropped = new DroppedRecord(MeshEnvironment.of(Map.of()));
        assertThat(dropped.isDropped(Domain.RELATION.direct(), "a")).isFalse();
        assertThat(dropped.isDropped(Domain.RELATION.direct(), "")).isFalse();
    }

    @Test
    void nthOfDirectIsDroppedAndItsCopyToo() {
        var dropped = new DroppedRecord(MeshEnvironment.of(Map.of("CATAMARAN_TEST_DROP_RECORD", "2")));
        assertThat(dropped.isDropped(Domain.RELATION.direct(), "a")).isFalse();
        assertThat(dropped.isDropped(Domain.RELATION.mirrored(), "x")).isFalse();
        assertThat(dropped.isDropped(Domain.RELATION.direct(), "b")).isTrue();
        assertThat(dropped.isDropped(Domain.RELATION.direct(), "c")).isFalse();
        assertThat(dropped.isDropped(Domain.RELATION.mirrored(), "b")).isTrue();
        assertThat(dropped.isDropped(Domain.RELATION.mirrored(), "a")).isFalse();
    }
}
