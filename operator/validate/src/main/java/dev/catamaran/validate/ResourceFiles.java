package dev.catamaran.validate;

import dev.catamaran.core.resolve.Problem.Severity;
import dev.catamaran.validate.source.FieldPath;
import dev.catamaran.validate.source.YamlMistake;
import dev.catamaran.validate.source.YamlNode;
import dev.catamaran.validate.source.YamlText;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads resource files and judges each document on its own; a broken one hides none of the others. */
public final class ResourceFiles {
    private static final FieldPath NAME = FieldPath.parse("metadata.name");

    private final Admission admission = new Admission();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Document> named = new TreeMap<>();
    private final List<Document> refused = new ArrayList<>();
    private final List<CustomResource<?, ?>> resources = new ArrayList<>();

    private ResourceFiles() {}

    /**
     * Reads files, and the {@code *.yaml} and {@code *.yml} files of folders, not those of folders within them.
     *
     * @param filesOrFolders named as findings shall name them
     */
    public static Loaded read(List<Path> filesOrFolders) {
        var reading = new ResourceFiles();
        reading.files(filesOrFolders).forEach(reading::file);
        return new Loaded(Bound.sort(reading.resources), reading.findings, new Places(reading.named, reading.refused));
    }

    /** A file that is named twice is read once. */
    private SequencedSet<Path> files(List<Path> filesOrFolders) {
        var files = new LinkedHashSet<Path>();
        for (Path path : filesOrFolders) {
            if (!Files.exists(path)) {
                mistake(path, "there is no such file or folder: check the path");
            } else if (Files.isDirectory(path)) {
                files.addAll(filesOf(path));
            } else {
                files.add(path.normalize());
            }
        }
        return files;
    }

    private List<Path> filesOf(Path folder) {
        try {
            List<Path> files = in(folder).stream().map(Path::normalize).toList();
            if (files.isEmpty()) {
                mistake(folder, "the folder holds no *.yaml or *.yml file: name one that does");
            }
            return files;
        } catch (IOException e) {
            mistake(folder, "the folder cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    /** The {@code *.yaml} and {@code *.yml} files of a folder, sorted; not those of folders within it. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(ResourceFiles::isYaml)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private void file(Path file) {
        YamlText text;
        try {
            text = YamlText.parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            mistake(file, "the file is not UTF-8: save it as UTF-8");
            return;
        } catch (IOException e) {
            mistake(file, "the file cannot be read: " + e.getMessage());
            return;
        }
        for (YamlMistake mistake : text.mistakes()) {
            findings.add(new Finding(Severity.ERROR, file.toString(), mistake.line(), "", "", mistake.message()));
        }
        for (YamlNode tree : text.documents()) {
            document(new Document(file.toString(), tree));
        }
    }

    private void document(Document document) {
        Admission.Judgement judgement = admission.judge(document);
        findings.addAll(judgement.findings());
        Document first = document.isNamed() ? named.putIfAbsent(document.resource(), document) : null;
        if (first != null) {
            findings.add(document.error(
                    NAME,
                    "there already is a " + document.resource() + ", in " + first.file() + ":"
                            + NAME.lineIn(first.tree()) + ": rename or remove one of the two"));
        } else {
            judgement.resource().ifPresentOrElse(resources::add, () -> refused.add(document));
        }
    }

    private void mistake(Path path, String message) {
        findings.add(new Finding(Severity.ERROR, path.toString(), 0, "", "", message));
    }
}
