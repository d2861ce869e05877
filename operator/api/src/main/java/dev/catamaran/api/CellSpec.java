package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** Where a hull lives and what it may use. */
public record CellSpec(
        @JsonPropertyDescription(
                "CPUs that all processes of the cell may use together, 1 to 1024. The local runtime pins the cell to CPUs of its own. Default 1.")
        @Default("1")
        @Min(1)
        @Max(1024)
        int cpus) {}
