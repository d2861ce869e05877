package dev.catamaran.kubernetes.objects;

import dev.catamaran.core.plan.Workload;
import dev.catamaran.testkit.Golden;
import dev.catamaran.testkit.Yaml;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From workloads, as the stage before wrote them, to what the API server is asked for. */
class GoldenTest {
    private static final Installation AT = new Installation(
            "feed",
            "default",
            "catamaran-xds.catamaran-system.svc:18000",
            new Installation.Images("envoy:1", "redis:1", "postgres:1", "kafka:1"));

    @ParameterizedTest
    @ValueSource(strings = {"feed", "job"})
    void everyWorkload(String name) {
        var golden = Golden.of(name);
        var made = new TreeMap<String, String>();
        for (var workload : Yaml.read(golden.read("workloads.out.yaml"), Workload[].class)) {
            made.put(
                    workload.name() + "/kubernetes." + workload.cell() + ".out.yaml",
                    WorkloadObjects.of(workload, AT).stream()
                            .map(Serialization::asYaml)
                            .collect(Collectors.joining()));
        }
        golden.check(Golden.Stage.KUBERNETES, made);
    }
}
