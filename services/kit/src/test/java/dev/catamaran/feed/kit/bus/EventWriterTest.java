package dev.catamaran.feed.kit.bus;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventWriterTest {
    @Test
    void storableWriteIsTaken() {
        assertThatCode(() -> EventWriter.requireStorable("2c1f-mine/0", 1)).doesNotThrowAnyException();
    }

    @Test
    void writeWithoutAPositiveStampIsRefused() {
        refused("w", 0, "positive hlc");
        refused("w", -1, "positive hlc"); // would sort before all others in the store
    }

    @Test
    void writeIdThatTheStoreWouldRefuseIsRefused() {
        refused("", 1, "1 to 128 characters");
        refused("a\0b", 1, "printable ASCII");
        refused("naïve", 1, "printable ASCII");
        refused("two words", 1, "without spaces");
        refused("x".repeat(129), 1, "1 to 128 characters");
    }

    @Test
    void textThatTheStoreWouldRefuseIsRefused() {
        assertThatCode(() -> EventWriter.requireText("a name", "Ünal 🙂", 1, 6)).doesNotThrowAnyException();
        for (var bad : new String[] {"", "seven77", "a\0b"}) {
            assertThatThrownBy(() -> EventWriter.requireText("a name", bad, 1, 6))
                    .hasMessageStartingWith(
                            "INVALID_ARGUMENT: a name has 1 to 6 characters, and no NUL; this one has " + bad.length());
        }
    }

    private static void refused(String writeId, long hlc, String reason) {
        assertThatThrownBy(() -> EventWriter.requireStorable(writeId, hlc))
                .hasMessageStartingWith("INVALID_ARGUMENT")
                .hasMessageContaining(reason);
    }
}
