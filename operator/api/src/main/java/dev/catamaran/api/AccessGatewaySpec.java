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
import org.jspecify.annotations.Nullable;

/** Access and protocol layers. */
public record AccessGatewaySpec(
        @JsonPropertyDescription("Where clients come in; exactly one for now.") @Required @Size(min = 1, max = 1)
        List<Listener> listeners,

        @JsonPropertyDescription("HTTP/JSON to gRPC, by google.api.http annotations.") @Required
        Transcoding transcoding,

        @JsonPropertyDescription("The one service behind the gateway.") @Required
        CallSpec backend,

        @JsonPropertyDescription(
                "Peak of requests per second at the edge that the 50 % rule must hold for, 0 to 10,000,000; 0 leaves it to the drills. Default 0.")
        @Default("0")
        @Min(0)
        @Max(10_000_000)
        int expectedRate,

        @JsonPropertyDescription(
                "Limits of what is under way, by class of request: background is refused first, critical last. Left out: nothing is refused.")
        @Nullable
        OverloadSpec overload,

        @JsonPropertyDescription(
                "Limit of the rate at one access gateway, whatever the class; what is above is answered 429 with retry-after: 1. Left out: no limit.")
        @Nullable
        RateLimitSpec rateLimit) {
    public AccessGatewaySpec {
        listeners = Lists.orEmpty(listeners);
    }

    /** Where clients come in. */
    @ValidationRule(
            value = "self.port < 15000 || self.port > 15099",
            message = "ports 15000 to 15099 belong to the sidecar: choose another one",
            fieldPath = ".port")
    public record Listener(
            @JsonPropertyDescription("Name of the listener.") @Required @Size(min = 1, max = 63) @Pattern(Patterns.NAME)
            String name,

            @JsonPropertyDescription("TCP port on the gateway's address.") @Required @Min(1) @Max(65535)
            int port,

            @JsonPropertyDescription("What is spoken: HTTP (1.1 and 2 without TLS). Default HTTP.") @Default("\"HTTP\"")
            Protocol protocol) {}

    /** What a listener speaks. */
    public enum Protocol {
        @JsonProperty("HTTP")
        HTTP
    }

    /** HTTP/JSON to gRPC. */
    public record Transcoding(
            @JsonPropertyDescription(
                    "Descriptor set that holds the services with their google.api.http annotations; relative paths start at the project's home.")
            @Required
            @Size(min = 1, max = 512)
            String descriptor,

            @JsonPropertyDescription("Full names of the proto services that are offered.")
            @Required
            @Size(min = 1, max = 16)
            List<@Size(max = 253) @Pattern(Patterns.PROTO_NAME) String> services) {
        public Transcoding {
            services = Lists.orEmpty(services);
        }
    }
}
