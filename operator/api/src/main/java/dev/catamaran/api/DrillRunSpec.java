package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** What is to be run. */
public record DrillRunSpec(
        @JsonPropertyDescription("Name of the Drill, in the same namespace. What it says when the run begins counts.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Patterns.NAME)
        String drill) {}
