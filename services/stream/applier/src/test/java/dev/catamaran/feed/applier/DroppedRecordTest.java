package dev.catamaran.feed.applier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.kit.domain.Relations;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DroppedRecordTest {
    @Test
    void nothingIsDroppedUnlessAsked() {
        var dropped = new DroppedRecord(MeshEnvironment.of(Map.of()));
        assertThat(dropped.isDropped(Relations.DIRECT, "a")).isFalse();
        assertThat(dropped.isDropped(Relations.DIRECT, "")).isFalse();
    }

    @Test
    void nthOfDirectIsDroppedAndItsCopyToo() {
        var dropped = new DroppedRecord(MeshEnvironment.of(Map.of("CATAMARAN_TEST_DROP_RECORD", "2")));
        assertThat(dropped.isDropped(Relations.DIRECT, "a")).isFalse();
        assertThat(dropped.isDropped(Relations.MIRRORED, "x")).isFalse();
        assertThat(dropped.isDropped(Relations.DIRECT, "b")).isTrue();
        assertThat(dropped.isDropped(Relations.DIRECT, "c")).isFalse();
        assertThat(dropped.isDropped(Relations.MIRRORED, "b")).isTrue();
        assertThat(dropped.isDropped(Relations.MIRRORED, "a")).isFalse();
    }
}
