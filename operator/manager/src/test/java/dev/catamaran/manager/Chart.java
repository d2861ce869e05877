package dev.catamaran.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A chart of the project, and what Helm makes of it; without {@code helm} on PATH its tests are skipped. */
record Chart(String name) {
    Path folder() {
        return Path.of(System.getProperty("catamaran.home"), "helm", name);
    }

    Tool.Result helm(String command, String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(options));
        return new Tool("helm").run(all);
    }

    /** What an installation in the namespace {@code mesh}, under the name of the chart, brings. */
    List<HasMetadata> objects(String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(name, folder().toString(), "--namespace", "mesh"));
        all.addAll(List.of(options));
        return helm("template", all.toArray(String[]::new)).objects();
    }

    <T> T only(Class<T> kind) throws IOException, InterruptedException {
        var found = objects().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
