package dev.catamaran.validate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> FIELDS = List.of("cpus", "perTryTimeout", "retries", "service", "timeout");

    @ParameterizedTest
    @CsvSource({"cpu, cpus", "timoeut, timeout", "pertrytimeout, perTryTimeout", "retires, retries", "services, service"
    })
    void aWordThatIsMistypedIsRecognised(String mistyped, String meant) {
        assertThat(Nearest.to(mistyped, FIELDS)).contains(meant);
    }

    @Test
    void nothingIsSuggestedForAWordThatIsLikeNone() {
        assertThat(Nearest.to("zone", FIELDS)).isEmpty();
        assertThat(Nearest.to("ab", FIELDS)).isEmpty();
        assertThat(Nearest.to("", FIELDS)).isEmpty();
    }
}
