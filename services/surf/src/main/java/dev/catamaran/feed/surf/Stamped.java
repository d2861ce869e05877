package dev.catamaran.feed.surf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.catamaran.judge.record.Line.WriteOutcome;

/**
 * What an answer says about the write behind it.
 *
 * @param hlc when acknowledged
 * @param degraded acknowledged by one bus only
 */
record Stamped(WriteOutcome outcome, String hlc, boolean degraded) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Stamped FAILED = new Stamped(WriteOutcome.FAILED, "", false);
    private static final Stamped INDETERMINATE = new Stamped(WriteOutcome.INDETERMINATE, "", false);

    /**
     * A write has certainly not been executed when no byte of it was sent, or when the answer is the client's fault (4xx). Whatever else is no
     * acknowledgement leaves open what happened.
     */
    static Stamped of(Answer answer) {
        if (!answer.sent() || (answer.error().isEmpty() && answer.status() >= 400 && answer.status() <= 499)) {
            return FAILED;
        }
        return answer.ok() ? acknowledged(answer.body()) : INDETERMINATE;
    }

    private static Stamped acknowledged(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            String hlc = json.path("hlc").asText();
            // a stamp that is no number could not be compared with the stores
            if (!hlc.isEmpty() && hlc.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new Stamped(
                        WriteOutcome.ACKNOWLEDGED, hlc, json.path("degraded").asBoolean());
            }
        } catch (JsonProcessingException e) {
            return INDETERMINATE;
        }
        return INDETERMINATE;
    }
}
