package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.FOLLOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.RateLimit;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.TwoCells;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica's sidecar lets in what its limit allows; callers are told so in gRPC's words. */
class RateLimitIT {
    @Test
    void whatComesTooOftenIsRefusedByTheReplicaAndNotTriedElsewhere(@TempDir Path folder) throws Exception {
        try (TwoCells cells = TwoCells.start(folder, SampleMesh.limited(new RateLimit(1, 3)))) {
            List<Future<String>> calls = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                calls.add(cells.caller().begin(FOLLOW));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> call : calls) {
                answers.add(call.get(20, TimeUnit.SECONDS));
            }
            int let = cells.a().program().seen().size();
            assertThat(let).isBetween(3, 29);
            assertThat(answers).containsOnly("cell-a", "RESOURCE_EXHAUSTED");
            assertThat(answers.stream().filter("cell-a"::equals)).hasSize(let);
            assertThat(cells.b().program().seen()).isEmpty();
            assertThat(cells.a().sidecar().stat("rate_limit.http_local_rate_limit.rate_limited"))
                    .isEqualTo(30 - let);
        }
    }
}
