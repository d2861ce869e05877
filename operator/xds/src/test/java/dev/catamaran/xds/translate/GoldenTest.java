package dev.catamaran.xds.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.catamaran.testkit.Golden;
import dev.catamaran.testkit.GoldenCase;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.snapshot.Resource;
import dev.catamaran.xds.snapshot.TypeUrl;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What workloads are fed, to be read by people: translated from the models of the golden cases, a folder for each workload. */
class GoldenTest {
    static List<Golden> cases() {
        return Golden.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void modelsBecomeEnvoyResources(Golden golden) throws Exception {
        SortedMap<String, String> made = new TreeMap<>();
        for (String workload : GoldenCase.of(golden).xds()) {
            render(workload, GoldenMesh.of(golden).fed(workload), made);
        }
        golden.check(Golden.Stage.XDS, made);
    }

    private static void render(String workload, GroupSnapshot snapshot, SortedMap<String, String> made)
            throws Exception {
        for (TypeUrl type : TypeUrl.values()) {
            ArrayNode resources = StaticBootstrap.JSON.createArrayNode();
            for (Resource resource : snapshot.of(type)) {
                resources.add(StaticBootstrap.json(resource));
            }
            if (!resources.isEmpty()) {
                made.put(workload + "/" + file(type), new YAMLMapper().writeValueAsString(resources));
            }
        }
    }

    private static String file(TypeUrl type) {
        return switch (type) {
            case CDS -> "xds.clusters.out.yaml";
            case EDS -> "xds.endpoints.out.yaml";
            case LDS -> "xds.listeners.out.yaml";
            case RDS -> "xds.routes.out.yaml";
        };
    }
}
