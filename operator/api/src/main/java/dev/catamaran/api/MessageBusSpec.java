package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A message bus, one broker per cell. */
@ValidationRule(
        value = "self.topics.all(t, self.topics.exists_one(u, u.name == t.name))",
        message = "each topic is named once: remove the second entry of the same name",
        fieldPath = ".topics")
public record MessageBusSpec(
        @JsonPropertyDescription("Broker that carries the records. Default kafka.") @Default("\"kafka\"")
        Engine engine,

        @JsonPropertyDescription(
                "Which cells' buses must have a write before it is acknowledged. LocalCell is faster and loses writes with the cell; for negative controls. Default AllCells.")
        @Default("\"AllCells\"")
        Acknowledgement acknowledgement,

        @JsonPropertyDescription("Topics of each cell's bus.") @Required @Size(min = 1, max = 64)
        List<Topic> topics) {
    public MessageBusSpec {
        topics = Lists.orEmpty(topics);
    }

    /** Brokers. */
    public enum Engine {
        @JsonProperty("kafka")
        KAFKA
    }

    /** Which buses must have a write before it is acknowledged. */
    public enum Acknowledgement {
        @JsonProperty("AllCells")
        ALL_CELLS,
        @JsonProperty("LocalCell")
        LOCAL_CELL
    }

    /** A topic. */
    @ValidationRule(
            value = "duration(self.retention) >= duration('1h')",
            message = "retention is at least 1h: a cell that was away reads what it missed from here",
            fieldPath = ".retention")
    public record Topic(
            @JsonPropertyDescription("Name of the topic.")
            @Required
            @Size(min = 1, max = 200)
            @Pattern("^[a-zA-Z0-9][a-zA-Z0-9._-]*$")
            String name,

            @JsonPropertyDescription("Partitions, 1 to 256. Default 4.") @Default("4") @Min(1) @Max(256)
            int partitions,

            @JsonPropertyDescription("How long records are kept, at least 1h. Default 168h.")
            @Default("\"168h\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String retention) {}
}
