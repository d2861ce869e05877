package dev.catamaran.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.catamaran.testkit.Tool;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sample comes by {@code kubectl apply -k k8s/feed} or by its chart; both bring the same. */
class SampleTest {
    private static final Path FOLDER = Path.of(System.getProperty("catamaran.home"), "k8s/feed");
    private static final Tool KUBECTL = new Tool("kubectl");

    @Test
    void theKustomizationAppliesWhatTheChartInstalls() throws Exception {
        assumeTrue(KUBECTL.isThere(), KUBECTL.missing());
        var kustomized = Chart.objectsIn(
                KUBECTL.run(FOLDER, List.of("kustomize", FOLDER.toString())).orFail());
        var installed = new Chart("feed").objects("--skip-tests");
        assertThat(byName(kustomized)).hasSizeGreaterThan(10).isEqualTo(byName(installed));
    }

    /** By kind and name, without what must differ: Helm's namespace and annotations, and the key itself of {@code catamaran-secrets}. */
    private static Map<String, HasMetadata> byName(List<HasMetadata> objects) {
        var named = new TreeMap<String, HasMetadata>();
        for (var object : objects) {
            object.getMetadata().setNamespace(null);
            object.getMetadata().setAnnotations(Map.of());
            if (object instanceof Secret secret) {
                secret.setType("Opaque");
                secret.getData().replaceAll((name, key) -> key.length() + " characters of base64");
            }
            if (object instanceof ConfigMap map) { // Kustomize breaks long lines
                map.getBinaryData().replaceAll((name, base64) -> base64.replaceAll("\\s", ""));
            }
            named.put(object.getKind() + "/" + object.getMetadata().getName(), object);
        }
        return named;
    }
}
