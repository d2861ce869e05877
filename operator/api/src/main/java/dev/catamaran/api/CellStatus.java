package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the controller says about a cell. */
public record CellStatus(
        @JsonPropertyDescription("The generation that the conditions are about.")
        long observedGeneration,

        @JsonPropertyDescription("Conditions by type: Accepted.") @Size(max = 16)
        List<ResourceStatus.Condition> conditions,

        @JsonPropertyDescription("Active, Draining, Out or Returning.") @Size(max = 16) @Nullable
        String phase,

        @JsonPropertyDescription("Share of its normal traffic that the cell gets, in percent.") @Nullable
        Integer weightPercent,

        @JsonPropertyDescription("Replicas of the cell that are ready, of those wanted, for example 9/9.")
        @Size(max = 16)
        @Nullable
        String ready,

        @JsonPropertyDescription("Requests per second at the edge that are expected.") @Nullable
        Integer demand,

        @JsonPropertyDescription("Requests per second at the edge that this cell can carry alone.") @Nullable
        Integer capacity,

        @JsonPropertyDescription("Whether this cell could carry everything alone now.") @Nullable
        Boolean carriesAll) {
    public CellStatus {
        conditions = Lists.orEmpty(conditions);
    }
}
