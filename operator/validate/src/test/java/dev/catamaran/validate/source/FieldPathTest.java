package dev.catamaran.validate.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "spec", "spec.calls[0].service", "spec.calls[12]", "spec.env[JAVA_TOOL.OPTIONS]"})
    void isReadAsItIsWritten(String text) {
        assertThat(FieldPath.parse(text)).hasToString(text);
    }
}
