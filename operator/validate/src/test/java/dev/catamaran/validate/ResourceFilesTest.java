package dev.catamaran.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.resolve.Problem;
import dev.catamaran.core.resolve.Problem.Reason;
import dev.catamaran.core.resolve.Problem.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceFilesTest {
    private static final String TWO_CELLS = """
            # hulls
            apiVersion: catamaran.dev/v1alpha1
            kind: Cell
            metadata:
              name: cell-a
            spec: {}
            ---
            apiVersion: catamaran.dev/v1alpha1
            kind: Cell
            metadata:
              name: cell-b
            spec:
              cpus: 0
            """;

    private static final String SERVICE = """
            apiVersion: catamaran.dev/v1alpha1
            kind: MeshService
            metadata:
              name: gateway
            spec:
              layer: Glue
              image: gateway:1
              command: [java, -jar, gateway.jar]
              calls:
                - service: relation
                  timeout: 1
                - retries: 9
                  service: profile
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void linesCountFromTheTopOfTheFileInEveryDocument() throws IOException {
        assertThat(sentences(TWO_CELLS)).containsExactly("13: Cell/cell-b spec.cpus: cpus is 1 to 1,024, not 0");
    }

    @Test
    void everyMistakeOfADocumentIsFoundAtItsLine() throws IOException {
        assertThat(sentences(SERVICE))
                .containsExactly(
                        "11: MeshService/gateway spec.calls[0].timeout: timeout is a text, not the number 1: quote it, \"1\"; allowed is a duration such as 250ms, 2s or 1m30s",
                        "12: MeshService/gateway spec.calls[1].retries: retries is 0 to 5, not 9");
    }

    @Test
    void aMissingFieldIsFoundAtTheNearestFieldAroundIt() throws IOException {
        assertThat(sentences(
                        SERVICE.replace("service: profile", "timeout: 1s").replace("timeout: 1\n", "timeout: 1s\n")))
                .contains(
                        "12: MeshService/gateway spec.calls[1].service: service is missing: add it. Name of the MeshService that is called.");
    }

    @Test
    void aBrokenDocumentHidesNoneOfTheOthers() throws IOException {
        Loaded loaded = load(TWO_CELLS.replace("name: cell-a", "name: [cell-a") + "---\n" + SERVICE);
        assertThat(loaded.findings()).extracting(Finding::line).containsExactly(6, 13, 25, 26);
        assertThat(loaded.findings().getFirst().message()).startsWith("this is not YAML: ");
    }

    @Test
    void aBrokenDocumentDoesNotKeepTheOthersFromBeingRead() throws IOException {
        Loaded loaded = load("a: b: c\n---\n" + TWO_CELLS);
        assertThat(loaded.resources().cells())
                .extracting(cell -> cell.getMetadata().getName())
                .containsExactly("cell-a");
    }

    @Test
    void tabsAreNotYaml() throws IOException {
        assertThat(sentences("kind: Cell\n\tspec: {}\n"))
                .singleElement()
                .asString()
                .startsWith("2: this is not YAML");
    }

    @Test
    void aFieldThatIsWrittenTwiceIsAMistake() throws IOException {
        assertThat(sentences(TWO_CELLS.replace("cpus: 0", "cpus: 1\n  cpus: 2")))
                .containsExactly("14: the field cpus is there already, on line 13: remove one of the two");
    }

    @Test
    void anUnknownFieldIsReportedWithWhatWasMeantAndTheRestIsRead() throws IOException {
        Loaded loaded = load(TWO_CELLS.replace("cpus: 0", "cpu: 2"));
        assertThat(loaded.findings())
                .extracting(Finding::message)
                .containsExactly("there is no field cpu: did you mean cpus?");
        assertThat(loaded.accepted()).isFalse();
        assertThat(loaded.resources().cells()).hasSize(2);
    }

    @Test
    void anUnknownFieldThatIsLikeNoneGetsTheListOfThoseThereAre() throws IOException {
        assertThat(sentences(TWO_CELLS.replace("  cpus: 0", "  zone: eu-1")))
                .containsExactly("13: Cell/cell-b spec.zone: there is no field zone: remove it; fields here are cpus");
    }

    @Test
    void unknownFieldsOfMetadataAreReported() throws IOException {
        assertThat(sentences(TWO_CELLS
                        .replace("cpus: 0", "cpus: 1")
                        .replace("metadata:\n  name: cell-b", "metadata:\n  name: cell-b\n  label: {}")))
                .containsExactly("12: Cell/cell-b metadata.label: there is no field label: did you mean labels?");
    }

    @Test
    void theSameKindAndNameTwiceIsAMistakeAndTheFirstIsKept() throws IOException {
        Loaded loaded = load(TWO_CELLS.replace("cell-b", "cell-a").replace("cpus: 0", "cpus: 2"));
        String file = folder.resolve("resources.yaml").toString();
        assertThat(loaded.findings())
                .extracting(Finding::sentence)
                .containsExactly(file + ":11: Cell/cell-a metadata.name: there already is a Cell/cell-a, in " + file
                        + ":5: rename or remove one of the two");
        assertThat(loaded.resources().cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.getSpec().cpus()).isEqualTo(1));
    }

    @Test
    void duplicatesAreFoundAcrossFiles() throws IOException {
        write("a.yaml", TWO_CELLS.replace("cpus: 0", "cpus: 1"));
        write("b.yml", TWO_CELLS.replace("cpus: 0", "cpus: 1"));
        assertThat(ResourceFiles.read(List.of(folder)).findings())
                .extracting(finding -> Path.of(finding.file()).getFileName() + ":" + finding.line())
                .containsExactly("b.yml:5", "b.yml:11");
    }

    @Test
    void aFolderStandsForItsOwnYamlFilesOnly() throws IOException {
        write("cells.yaml", TWO_CELLS.replace("cpus: 0", "cpus: 1"));
        write("notes.txt", "nothing of ours");
        Files.createDirectory(folder.resolve("deeper.yaml"));
        write("deeper.yaml/broken.yaml", "a: b: c");
        Loaded loaded = ResourceFiles.read(List.of(folder));
        assertThat(loaded.findings()).isEmpty();
        assertThat(loaded.resources().cells()).hasSize(2);
    }

    @Test
    void aFileThatIsNamedTwiceIsReadOnce() throws IOException {
        Path file = write("cells.yaml", TWO_CELLS.replace("cpus: 0", "cpus: 1"));
        assertThat(ResourceFiles.read(List.of(folder, file)).findings()).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        Path missing = folder.resolve("feed");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(ResourceFiles.read(List.of(missing, empty)).findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        empty + ": the folder holds no *.yaml or *.yml file: name one that does",
                        missing + ": there is no such file or folder: check the path");
    }

    @Test
    void aFileThatIsNotUtf8IsSaidToBeSo() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "# Schären".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ResourceFiles.read(List.of(file)).findings())
                .extracting(Finding::message)
                .containsExactly("the file is not UTF-8: save it as UTF-8");
    }

    @Test
    void unknownKindsAndVersionsAreRefusedWithThoseThereAre() throws IOException {
        assertThat(sentences(TWO_CELLS.replaceFirst("v1alpha1", "v1").replace("cpus: 0", "cpus: 1")))
                .containsExactly(
                        "2: Cell/cell-a apiVersion: apiVersion is catamaran.dev/v1alpha1, not 'catamaran.dev/v1'");
        assertThat(sentences(TWO_CELLS.replaceFirst("kind: Cell", "kind: Cel").replace("cpus: 0", "cpus: 1")))
                .containsExactly(
                        "3: Cel/cell-a kind: kind is one of AccessGateway, CacheCluster, Cell, Datastore, Drill, Mesh, MeshService, MessageBus, not 'Cel'; did you mean Cell?");
        assertThat(sentences("metadata: {name: a}"))
                .containsExactly("1: apiVersion: apiVersion is catamaran.dev/v1alpha1, and has to be there");
        assertThat(sentences("- a")).containsExactly("1: a resource is an object: begin with apiVersion and kind");
    }

    @Test
    void emptyDocumentsAndNullFieldsAreAsIfTheyWereNotThere() throws IOException {
        Loaded loaded = load("---\n# nothing\n---\n" + TWO_CELLS.replace("cpus: 0", "cpus: null") + "---\n");
        assertThat(loaded.findings()).isEmpty();
        assertThat(loaded.resources().cells().getLast().getSpec().cpus()).isEqualTo(1);
    }

    @Test
    void anAliasOfWhatItIsAPartOfIsAMistake() throws IOException {
        assertThat(sentences("a: &a\n  b: *a\n"))
                .first()
                .asString()
                .contains("an alias stands for what it is a part of");
    }

    @Test
    void aliasesThatMultiplyWithoutEndAreCutOff() throws IOException {
        var text = new StringBuilder("a0: &a0 [x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(sentences(text.toString()))
                .containsExactly("1: the document has more than 100000 values: write fewer aliases");
    }

    @Test
    void mergedFieldsCount() throws IOException {
        Loaded loaded = load("""
                apiVersion: catamaran.dev/v1alpha1
                kind: Drill
                metadata: {name: cell-outage}
                spec:
                  faults: [{kind: CellOutage, cell: cell-a}]
                  slo:
                    <<: {lostWrites: 3, p99: 1s}
                    p99: 2s
                """);
        assertThat(loaded.findings()).isEmpty();
        assertThat(loaded.resources().drills().getFirst().getSpec().slo().lostWrites())
                .isEqualTo(3);
        assertThat(loaded.resources().drills().getFirst().getSpec().slo().p99()).isEqualTo("2s");
    }

    @Test
    void problemsAreLocatedAtTheirFieldOrTheNearestOneAroundIt() throws IOException {
        Loaded loaded = load(SERVICE.replace("timeout: 1\n", "timeout: 1s\n").replace("retries: 9", "retries: 5"));
        assertThat(loaded.findings()).isEmpty();
        assertThat(lineOf(loaded, "MeshService/gateway", "spec.calls[1].service"))
                .isEqualTo(13);
        assertThat(lineOf(loaded, "MeshService/gateway", "spec.calls[1].timeout"))
                .isEqualTo(12);
        assertThat(lineOf(loaded, "MeshService/gateway", "spec.uses.caches[0]")).isEqualTo(5);
        assertThat(lineOf(loaded, "MeshService/gateway", "")).isEqualTo(1);
        assertThat(loaded.locate(problem("Mesh", "")).sentence()).isEqualTo("Mesh: change it");
    }

    private static int lineOf(Loaded loaded, String resource, String field) {
        return loaded.locate(problem(resource, field)).line();
    }

    private static Problem problem(String resource, String field) {
        return new Problem(Severity.ERROR, resource, field, Reason.REF_NOT_FOUND, "change it");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Loaded load(String text) throws IOException {
        return ResourceFiles.read(List.of(write("resources.yaml", text)));
    }

    /** Without the name of the file. */
    private List<String> sentences(String text) throws IOException {
        return load(text).findings().stream()
                .map(finding -> finding.sentence().replace(folder.resolve("resources.yaml") + ":", ""))
                .toList();
    }
}
