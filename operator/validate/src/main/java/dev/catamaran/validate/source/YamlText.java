package dev.catamaran.validate.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The documents of one file.
 *
 * @param documents those that could be read; empty ones are left out
 * @param mistakes by line
 */
public record YamlText(List<YamlNode> documents, List<YamlMistake> mistakes) {
    private static final Pattern SEPARATOR = Pattern.compile("---(\\s.*)?");
    private static final Pattern BEFORE_A_DOCUMENT = Pattern.compile("\\s*|\\s*#.*|%.*");

    public YamlText {
        documents = List.copyOf(documents);
        mistakes = List.copyOf(mistakes);
    }

    /** Each document is parsed on its own, so that a broken one does not take those below it along. */
    public static YamlText parse(String text) {
        var documents = new ArrayList<YamlNode>();
        var mistakes = new ArrayList<YamlMistake>();
        for (Part part : split(text)) {
            try {
                var composer = new Composer(
                        new ParserImpl(new StreamReader(part.text()), new LoaderOptions()),
                        new Resolver(),
                        new LoaderOptions());
                while (composer.checkNode()) {
                    new YamlTree(part.firstLine(), mistakes)
                            .read(composer.getNode())
                            .ifPresent(documents::add);
                }
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
                mistakes.add(new YamlMistake(part.firstLine() + line, "this is not YAML: " + e.getProblem()));
            } catch (YAMLException e) {
                mistakes.add(new YamlMistake(part.firstLine(), "this is not YAML: " + firstLineOf(e)));
            }
        }
        return new YamlText(documents, mistakes);
    }

    /** The text of each document, without the separators between them. */
    public static List<String> parts(String text) {
        return split(text).stream()
                .map(part -> SEPARATOR
                                .matcher(part.text().lines().findFirst().orElse(""))
                                .matches()
                        ? part.text().substring(part.text().indexOf('\n') + 1)
                        : part.text())
                .map(part -> part.stripTrailing() + "\n")
                .toList();
    }

    private static List<Part> split(String text) {
        var parts = new ArrayList<Part>();
        var part = new StringBuilder();
        boolean begun = false;
        int firstLine = 1;
        int line = 0;
        for (String content : text.split("\\R", -1)) {
            line++;
            if (begun && SEPARATOR.matcher(content).matches()) {
                parts.add(new Part(firstLine, part.toString()));
                part.setLength(0);
                firstLine = line;
            }
            begun |= !BEFORE_A_DOCUMENT.matcher(content).matches();
            part.append(content).append('\n');
        }
        parts.add(new Part(firstLine, part.toString()));
        return parts;
    }

    private static String firstLineOf(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read");
    }

    private record Part(int firstLine, String text) {}
}
