package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.FOLLOWING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.MeshModel;
import dev.catamaran.testkit.Eventually;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Traffic;
import dev.catamaran.xds.fixture.TwoCells;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller in cell-a, the callee in both cells, and the death of cell-a's. */
class FailoverIT {
    @TempDir
    private Path folder;

    @Test
    void noReadFailsWhenTheOwnCellDies() throws Exception {
        try (TwoCells cells = TwoCells.start(folder, model(true))) {
            try (Traffic reads = new Traffic(cells.caller(), List.of(FOLLOWING))) {
                assertThat(reads.answers()).containsExactly("cell-a");
                cells.a().sidecar().close();
                reads.flow();
                assertThat(cells.caller().ask(FOLLOWING)).isEqualTo("cell-b");
                assertThat(reads.answers()).containsExactly("cell-a", "cell-b");
            }
        }
    }

    /** The control: without priorities the same death is felt. */
    @Test
    void readsFailWithoutPriorities() throws Exception {
        try (TwoCells cells = TwoCells.start(folder, model(false))) {
            try (Traffic reads = new Traffic(cells.caller(), List.of(FOLLOWING))) {
                cells.a().sidecar().close();
                Eventually.holds("reads fail", () -> reads.answers().size() > 1);
                assertThat(reads.answers()).doesNotContain("cell-b");
            }
        }
    }

    private static MeshModel model(boolean priorities) {
        return SampleMesh.mesh(priorities, SampleMesh.active(), 1);
    }
}
