package dev.catamaran.validate;

import dev.catamaran.validate.source.YamlText;
import java.util.ArrayList;
import java.util.List;

/** The documents of a file, each with the text that it was written as, so that one can be replaced and the others stay as they are. */
public record DocumentTexts(List<Text> documents) {
    /**
     * One document.
     *
     * @param resource kind and name, for example {@code MeshService/gateway}; empty when there is none to read
     * @param text with its comments, without the separator above it
     * @param value what it says
     */
    public record Text(String resource, String text, Object value) {}

    /** Splits a file's text. */
    public static DocumentTexts of(String file) {
        var documents = new ArrayList<Text>();
        for (String part : YamlText.parts(file)) {
            var trees = YamlText.parse(part).documents();
            if (trees.size() == 1) {
                var document = new Document("", trees.getFirst());
                documents.add(new Text(
                        document.isNamed() ? document.resource() : "",
                        part,
                        trees.getFirst().value()));
            } else if (!part.isBlank()) {
                documents.add(new Text("", part, part));
            }
        }
        return new DocumentTexts(documents);
    }

    /** As one file. */
    public String joined() {
        return String.join("---\n", documents.stream().map(Text::text).toList());
    }
}
