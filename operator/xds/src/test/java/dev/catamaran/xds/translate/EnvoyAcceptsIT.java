package dev.catamaran.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.testkit.EnvoyProcess;
import dev.catamaran.testkit.Golden;
import dev.catamaran.testkit.GoldenCase;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is translated is accepted by a real Envoy, with everything inlined, and what is broken is not. */
class EnvoyAcceptsIT {
    @TempDir
    private Path folder;

    static Stream<Arguments> goldenWorkloads() {
        return Golden.cases().stream()
                .flatMap(
                        golden -> GoldenCase.of(golden).xds().stream().map(workload -> Arguments.of(golden, workload)));
    }

    @ParameterizedTest
    @MethodSource("goldenWorkloads")
    void everyWorkloadOfTheGoldenCases(Golden golden, String workload) throws Exception {
        assertThat(EnvoyProcess.validate(write(bootstrap(golden, workload)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"routeConfig", "filters", "loadAssignment"})
    void aBrokenOneIsNotAccepted(String broken) throws Exception {
        ObjectNode bootstrap = bootstrap("gateway");
        bootstrap.findParents(broken).forEach(parent -> ((ObjectNode) parent).put(broken, "broken"));
        assertThat(EnvoyProcess.validate(write(bootstrap))).contains("broken");
    }

    @Test
    void aSecretUnderAnotherNameIsNotAccepted() throws Exception {
        ObjectNode bootstrap = bootstrap("gateway");
        ((ObjectNode) bootstrap.at("/staticResources/secrets/0")).put("name", "somebody");
        assertThat(EnvoyProcess.validate(write(bootstrap))).contains("identity");
    }

    private ObjectNode bootstrap(String workload) throws Exception {
        return bootstrap(Golden.of("feed"), workload);
    }

    private ObjectNode bootstrap(Golden golden, String workload) throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        var leaf = certificates.issue("spiffe://feed.catamaran.dev/ns/default/sa/" + workload);
        GroupSnapshot snapshot = GoldenMesh.of(golden).fed(workload);
        var replica = Identity.at("127.11.9.1", new WorkloadName(workload), SampleMesh.A, 0);
        return StaticBootstrap.of(snapshot, replica, leaf, certificates.bundle());
    }

    private Path write(ObjectNode bootstrap) throws Exception {
        return Files.writeString(folder.resolve("envoy.json"), bootstrap.toPrettyString());
    }
}
