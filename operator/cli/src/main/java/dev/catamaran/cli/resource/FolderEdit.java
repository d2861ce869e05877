package dev.catamaran.cli.resource;

import dev.catamaran.validate.DocumentTexts;
import dev.catamaran.validate.DocumentTexts.Text;
import dev.catamaran.validate.ResourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Documents put into a folder of resource files: each replaces the one of its kind and name where that is, and the rest of the file stays as it is written;
 * one that is new gets a file of its own.
 */
public final class FolderEdit {
    /** What becomes of one document. */
    public enum Outcome {
        CREATED,
        CONFIGURED,
        UNCHANGED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path folder;
    private final SortedMap<String, String> before;
    private final SortedMap<String, String> after;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    private FolderEdit(Path folder, SortedMap<String, String> before) {
        this.folder = folder;
        this.before = before;
        this.after = new TreeMap<>(before);
    }

    /** Reads the folder, and works out what it becomes; nothing is written. */
    public static FolderEdit of(Path folder, List<Text> documents) throws IOException {
        var texts = new TreeMap<String, String>();
        for (Path file : ResourceFiles.in(folder)) {
            texts.put(file.getFileName().toString(), Files.readString(file));
        }
        var edit = new FolderEdit(folder, texts);
        documents.forEach(edit::put);
        return edit;
    }

    /** By kind and name, in the order in which they were given. */
    public Map<String, Outcome> outcomes() {
        return outcomes;
    }

    public boolean changes() {
        return !after.equals(before);
    }

    /** Writes the whole folder as it becomes somewhere else, to be judged there. */
    public void writeTo(Path other) throws IOException {
        for (var file : after.entrySet()) {
            Files.writeString(other.resolve(file.getKey()), file.getValue());
        }
    }

    /** Puts it in force: each file is replaced in one step. */
    public void write() throws IOException {
        for (var file : after.entrySet()) {
            if (!file.getValue().equals(before.get(file.getKey()))) {
                replace(file.getKey(), file.getValue());
            }
        }
    }

    /** The folder as it was. */
    public void undo() throws IOException {
        for (var file : after.entrySet()) {
            String old = before.get(file.getKey());
            if (old == null) {
                Files.deleteIfExists(folder.resolve(file.getKey()));
            } else if (!old.equals(file.getValue())) {
                replace(file.getKey(), old);
            }
        }
    }

    private void replace(String name, String text) throws IOException {
        Path next = folder.resolve("." + name + ".next"); // not a name that the controller reads
        Files.writeString(next, text, StandardCharsets.UTF_8);
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void put(Text document) {
        for (var file : after.entrySet()) {
            var texts = new ArrayList<>(DocumentTexts.of(file.getValue()).documents());
            for (int i = 0; i < texts.size(); i++) {
                if (!texts.get(i).resource().equals(document.resource())) {
                    continue;
                }
                boolean same = texts.get(i).value().equals(document.value());
                outcomes.put(document.resource(), same ? Outcome.UNCHANGED : Outcome.CONFIGURED);
                if (!same) {
                    texts.set(i, document);
                    file.setValue(new DocumentTexts(texts).joined());
                }
                return;
            }
        }
        outcomes.put(document.resource(), Outcome.CREATED);
        after.put(document.resource().toLowerCase(Locale.ROOT).replace('/', '-') + ".yaml", document.text());
    }
}
