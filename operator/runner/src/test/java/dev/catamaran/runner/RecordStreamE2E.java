package dev.catamaran.runner;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.api.DrillRun;
import dev.catamaran.kubernetes.objects.RunnerJob;
import dev.catamaran.testkit.Eventually;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** On a real API server: the one in memory knows no server-side apply. */
@EnabledIfEnvironmentVariable(
        named = "KUBECONFIG",
        matches = ".+",
        disabledReason = "KUBECONFIG is not set: there is no API server to keep a record")
@TestInstance(Lifecycle.PER_CLASS)
class RecordStreamE2E {
    private static final String NAMESPACE = "catamaran-record";

    private final KubernetesClient client = new KubernetesClientBuilder().build();

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    void makeNamespace() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    @AfterAll
    void removeNamespace() {
        client.namespaces().withName(NAMESPACE).delete();
        client.close();
    }

    @Test
    void whatComesLaterIsAddedToWhatIsThere() throws Exception {
        Path record = folder.resolve("record.jsonl");
        try (var stream = new RecordStream(client, run("slow"), record)) {
            Files.writeString(record, "1\n2\n", CREATE);
            Eventually.holds("the first part is there", () -> text("slow").equals("1\n2\n"));
            Files.writeString(record, "3\n", APPEND);
            Eventually.holds("the second part is there", () -> text("slow").equals("1\n2\n3\n"));
            Files.writeString(record, "4\nhalf a li", APPEND);
        }
        assertThat(text("slow")).isEqualTo("1\n2\n3\n4\n");
        assertThat(maps("slow"))
                .singleElement()
                .satisfies(map -> assertThat(map.getBinaryData()).hasSize(3));
    }

    @Test
    void whatIsLongIsInSeveralMaps() throws Exception {
        Path record = folder.resolve("record.jsonl");
        var random = new Random(1);
        var lines = Stream.generate(
                        () -> "{\"type\":\"request\",\"op\":\"Home\",\"status\":200,\"served\":\"cell-a\",\"id\":%08x}"
                                .formatted(random.nextInt()))
                .limit(100_000)
                .toList();
        Files.write(record, lines);
        new RecordStream(client, run("long"), record).close();
        assertThat(text("long")).isEqualTo(Files.readString(record));
        assertThat(maps("long")).hasSizeGreaterThan(1);
    }

    private static DrillRun run(String name) {
        var run = new DrillRun();
        run.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(NAMESPACE)
                .withUid("uid-of-" + name)
                .build());
        return run;
    }

    private List<ConfigMap> maps(String run) {
        return client.configMaps().inNamespace(NAMESPACE).withLabel(RunnerJob.RUN, run).list().getItems().stream()
                .filter(map ->
                        map.getBinaryData() != null && !map.getBinaryData().isEmpty())
                .sorted(Comparator.comparing(map -> map.getMetadata().getName()))
                .toList();
    }

    /** Members of gzip one after the other are one gzip file (RFC 1952). */
    private String text(String run) throws IOException {
        var gzip = new ByteArrayOutputStream();
        for (ConfigMap map : maps(run)) {
            for (String part : new TreeMap<>(map.getBinaryData()).values()) {
                gzip.write(Base64.getDecoder().decode(part));
            }
        }
        if (gzip.size() == 0) {
            return "";
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip.toByteArray()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
