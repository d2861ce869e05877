package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** A datastore, one primary per cell. */
@ValidationRule(
        value = "self.databases.all(d, self.databases.exists_one(e, e == d))",
        message = "each database is named once: remove the second entry of the same name",
        fieldPath = ".databases")
public record DatastoreSpec(
        @JsonPropertyDescription("Server that holds the data. Default postgresql.") @Default("\"postgresql\"")
        Engine engine,

        @JsonPropertyDescription("Databases that are made.") @Required @Size(min = 1, max = 16)
        List<@Size(max = 63) @Pattern("^[a-z][a-z0-9_]*$") String> databases) {
    public DatastoreSpec {
        databases = Lists.orEmpty(databases);
    }

    /** Database servers. */
    public enum Engine {
        @JsonProperty("postgresql")
        POSTGRESQL
    }
}
