package dev.catamaran.judge;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a drill ended. */
public enum Outcome {
    @JsonProperty("Passed")
    PASSED("Passed"),
    /** A limit was broken, and the record proves it. */
    @JsonProperty("Failed")
    FAILED("Failed"),
    /** A stop condition held, or the drill could not go on. */
    @JsonProperty("Interrupted")
    INTERRUPTED("Interrupted"),
    /** The pre-check said no; no fault was applied. */
    @JsonProperty("Refused")
    REFUSED("Refused"),
    /** No limit was broken, but the record proves too little. */
    @JsonProperty("Inconclusive")
    INCONCLUSIVE("Inconclusive");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
