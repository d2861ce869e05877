package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much may be under way at once, by class of request. What is above is answered 429 with a retry-after, and was not executed. */
@ValidationRule(
        value =
                "duration(self.retryAfter) >= duration('1s') && duration(self.retryAfter) <= duration('1h') && self.retryAfter.matches('^[0-9hms]*$') && !self.retryAfter.contains('ms')",
        message =
                "retryAfter is 1s to 1h in whole seconds, as HTTP has no smaller unit: write it without ms and without a fraction",
        fieldPath = ".retryAfter")
@ValidationRule(
        value = "!has(self.background) || !has(self.normal) || self.background.maxRequests <= self.normal.maxRequests",
        message = "background is shed before normal: lower its maxRequests to that of normal at most",
        fieldPath = ".background.maxRequests")
public record OverloadSpec(
        @JsonPropertyDescription(
                "What a client that is refused is told to wait, in whole seconds, 1s to 1h. Default 1s.")
        @Default("\"1s\"")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        String retryAfter,

        @JsonPropertyDescription(
                "What is refused last: writes, or the methods that are listed. Left out: writes without a limit.")
        @Nullable
        Critical critical,

        @JsonPropertyDescription("What is neither critical nor background. Left out: no limit.") @Nullable
        Limit normal,

        @JsonPropertyDescription(
                "Requests with the header x-catamaran-class: background for methods without side effects: refused first. Left out: they count as normal.")
        @Nullable
        Limit background) {

    /** Requests that are refused last. */
    public record Critical(
            @JsonPropertyDescription(
                    "Critical requests under way at one access gateway at once, 1 to 10,000. Left out: no limit.")
            @Min(1)
            @Max(10_000)
            @Nullable
            Integer maxRequests,

            @JsonPropertyDescription(
                    "Full names of the proto methods that are critical, for example feed.gateway.v1.FeedApi.Follow. Left out or empty: every method that is not NO_SIDE_EFFECTS.")
            @Size(max = 64)
            List<@Size(max = 253) @Pattern(Patterns.PROTO_NAME) String> methods) {
        public Critical {
            methods = Lists.orEmpty(methods);
        }
    }

    /** How many requests of a class there may be. */
    public record Limit(
            @JsonPropertyDescription("Requests under way at one access gateway at once, 1 to 10,000.")
            @Required
            @Min(1)
            @Max(10_000)
            int maxRequests) {}
}
