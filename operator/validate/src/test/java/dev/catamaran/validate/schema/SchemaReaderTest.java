package dev.catamaran.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReaderTest {
    @Test
    void aBoundThatIsNotJudgedIsNotPassedOverInSilence() {
        assertThatThrownBy(() -> SchemaReader.read(Map.of("type", "integer", "multipleOf", 2)))
                .hasMessage("schema keywords that are not judged: [multipleOf]");
    }

    @Test
    void soIsAKeywordOfARule() {
        var rule = Map.of("rule", "true", "messageExpression", "'no'");
        assertThatThrownBy(() -> SchemaReader.read(Map.of("type", "object", "x-kubernetes-validations", List.of(rule))))
                .hasMessage("keywords of a rule that are not judged: [messageExpression]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessgateways",
                "cacheclusters",
                "cells",
                "datastores",
                "drills",
                "meshes",
                "meshservices",
                "messagebuses"
            })
    void everyPatternOfTheCrdsIsPutIntoWords(String plural) {
        Schema schema = new CustomResourceSchemas().schema(plural + ".catamaran.dev");
        assertThat(patterns(schema))
                .allSatisfy(pattern ->
                        assertThat(Patterns.hasWords(pattern)).as(pattern).isTrue());
    }

    private static Stream<String> patterns(Schema schema) {
        Stream<Schema> below = Stream.of(
                        schema.fields().values().stream(), schema.entries().stream(), schema.values().stream())
                .flatMap(s -> s);
        return Stream.concat(Stream.of(schema.bounds().pattern()), below.flatMap(SchemaReaderTest::patterns))
                .filter(pattern -> !pattern.isEmpty());
    }
}
