package dev.catamaran.cli.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.catamaran.cli.resource.FolderEdit.Outcome;
import dev.catamaran.validate.DocumentTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderEditTest {
    private static final String TWO = """
            # what is ours
            kind: Cell
            metadata: {name: cell-a}
            spec: {cpus: 1}   # one is enough
            ---
            kind: Cell
            metadata: {name: cell-b}
            spec: {cpus: 1}
            """;

    @TempDir
    private Path folder = Path.of("unset");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("cells.yaml"), TWO);
    }

    @Test
    void aDocumentReplacesItsOwnAndNothingElse() throws IOException {
        var edit = edit("kind: Cell\nmetadata: {name: cell-b}\nspec: {cpus: 2}\n");
        assertThat(edit.outcomes()).containsExactly(entry("Cell/cell-b", Outcome.CONFIGURED));
        assertThat(folder.resolve("cells.yaml")).as("nothing is written yet").hasContent(TWO);
        edit.write();
        assertThat(folder.resolve("cells.yaml")).hasContent("""
                # what is ours
                kind: Cell
                metadata: {name: cell-a}
                spec: {cpus: 1}   # one is enough
                ---
                kind: Cell
                metadata: {name: cell-b}
                spec: {cpus: 2}
                """);
        edit.undo();
        assertThat(folder.resolve("cells.yaml")).hasContent(TWO);
    }

    @Test
    void whatSaysTheSameIsUnchanged() throws IOException {
        var edit = edit("---\n# said otherwise\nkind: Cell\nmetadata:\n  name: cell-a\nspec:\n  cpus: 1\n");
        assertThat(edit.outcomes()).containsExactly(entry("Cell/cell-a", Outcome.UNCHANGED));
        assertThat(edit.changes()).isFalse();
    }

    @Test
    void whatIsNewGetsAFileOfItsOwn() throws IOException {
        var edit = edit("kind: MeshService\nmetadata: {name: post}\n");
        assertThat(edit.outcomes()).containsExactly(entry("MeshService/post", Outcome.CREATED));
        edit.write();
        assertThat(folder.resolve("meshservice-post.yaml")).hasContent("kind: MeshService\nmetadata: {name: post}\n");
        edit.undo();
        assertThat(folder).isDirectoryNotContaining("glob:**post*");
    }

    private FolderEdit edit(String text) throws IOException {
        return FolderEdit.of(folder, DocumentTexts.of(text).documents());
    }
}
