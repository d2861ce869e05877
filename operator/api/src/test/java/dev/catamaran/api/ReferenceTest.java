package dev.catamaran.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed reference says what the CRDs say. {@code -Dgolden.update=true} writes it. */
class ReferenceTest {
    private static final Path PAGE = Path.of(System.getProperty("catamaran.home"), "docs/reference.md");

    @TempDir
    Path folder = Path.of("");

    /** Of the generated CRDs, to which {@link CrdDriftTest} holds the committed ones: so an update of both needs no order. */
    @Test
    void committedReferenceIsGenerated() throws IOException {
        String page = ReferencePage.of(kinds());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    @Test
    void everythingIsDescribed() throws IOException {
        assertThat(kinds()).flatExtracting(ReferenceKind::undescribed).isEmpty();
    }

    @Test
    void columnsAndBoundsAreShown() throws IOException {
        var kind = kind("""
                spec:
                  group: example.dev
                  names: {kind: Boat, shortNames: [bt]}
                  versions:
                    - name: v1
                      additionalPrinterColumns:
                        - {name: Afloat, jsonPath: .status.afloat}
                      schema:
                        openAPIV3Schema:
                          properties:
                            spec:
                              properties:
                                sails:
                                  type: array
                                  minItems: 2
                                  maxItems: 2
                                  description: Area of each, in m².
                                  items: {type: integer, minimum: 1.0, maximum: 1.0E4}
                                flag: {type: string, pattern: "^(a|b)$"}
                """);
        assertThat(ReferencePage.of(List.of(kind)))
                .contains("short `bt`")
                .contains("| Afloat | `status.afloat` |")
                .contains(
                        "| `spec.sails` | list of integer |  | exactly 2 entries, each 1 to 10,000 | Area of each, in m². |")
                .contains("`^(a\\|b)$`");
        assertThat(kind.undescribed()).containsExactly("Boat", "Boat.spec.flag");
    }

    private List<ReferenceKind> kinds() throws IOException {
        return GeneratedCrds.in(folder).values().stream()
                .map(ReferenceTest::kind)
                .toList();
    }

    private static ReferenceKind kind(String crd) {
        try {
            JsonNode json = new YAMLMapper().readTree(crd);
            return ReferenceKind.of(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(crd, e);
        }
    }
}
