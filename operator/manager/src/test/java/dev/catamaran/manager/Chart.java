package dev.catamaran.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.catamaran.testkit.Tool;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A chart of the project, and what Helm makes of it; without {@code helm} on PATH its tests are skipped. */
record Chart(String name) {
    private static final Tool HELM = new Tool("helm");

    Path folder() {
        return Path.of(System.getProperty("catamaran.home"), "helm", name);
    }

    Tool.Result helm(String command, String... options) throws IOException, InterruptedException {
        assumeTrue(HELM.isThere(), HELM.missing());
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(options));
        return HELM.run(folder(), all);
    }

    /** The objects in that YAML. */
    static List<HasMetadata> objectsIn(String yaml) {
        Object parsed = new KubernetesSerialization()
                .unmarshal(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        return ((Collection<?>) parsed).stream().map(HasMetadata.class::cast).toList();
    }

    /** What an installation in the namespace {@code mesh}, under the name of the chart, brings. */
    List<HasMetadata> objects(String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(name, folder().toString(), "--namespace", "mesh"));
        all.addAll(List.of(options));
        return objectsIn(helm("template", all.toArray(String[]::new)).orFail());
    }

    <T> T only(Class<T> kind) throws IOException, InterruptedException {
        var found = objects().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
