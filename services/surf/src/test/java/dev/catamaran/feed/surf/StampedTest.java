package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.record.Line.WriteOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampedTest {
    private static Answer answer(boolean sent, int status, String body, String error) {
        return new Answer(List.of("cell-a"), sent, status, "cell-a", body, "", error);
    }

    @Test
    void anAcknowledgementHasAStamp() {
        assertThat(Stamped.of(answer(true, 200, "{\"writeId\":\"w\",\"hlc\":\"123\",\"degraded\":true}", "")))
                .isEqualTo(new Stamped(WriteOutcome.ACKNOWLEDGED, "123", true));
        // proto3's JSON leaves false out
        assertThat(Stamped.of(answer(true, 200, "{\"hlc\":\"123\"}", "")))
                .isEqualTo(new Stamped(WriteOutcome.ACKNOWLEDGED, "123", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not json", "{\"hlc\":\"soon\"}", "{\"hlc\":\"\"}"})
    void anAnswerWithoutAStampAcknowledgesNothing(String body) {
        assertThat(Stamped.of(answer(true, 200, body, "")).outcome()).isEqualTo(WriteOutcome.INDETERMINATE);
    }

    @ParameterizedTest
    @CsvSource({
        "false, 0, ConnectException, FAILED",
        "false, 0, timeout, FAILED",
        "true, 400, '', FAILED",
        "true, 403, '', FAILED",
        "true, 429, '', FAILED",
        "true, 500, '', INDETERMINATE",
        "true, 503, '', INDETERMINATE",
        "true, 0, timeout, INDETERMINATE",
        "true, 0, HttpClosedException, INDETERMINATE",
        "true, 404, HttpClosedException, INDETERMINATE"
    })
    void onlyWhatWasNeverSentOrWasRefusedHasCertainlyNotBeenExecuted(
            boolean sent, int status, String error, WriteOutcome outcome) {
        assertThat(Stamped.of(answer(sent, status, "", error)).outcome()).isEqualTo(outcome);
    }
}
