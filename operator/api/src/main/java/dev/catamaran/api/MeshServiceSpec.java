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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One service of a layer. */
@ValidationRule(
        value = "!has(self.grpc) || has(self.capacityPerReplica)",
        message =
                "a service with grpc needs capacityPerReplica: the requests per second that one replica carries alone",
        fieldPath = ".capacityPerReplica")
@ValidationRule(
        value = "!has(self.rateLimit) || has(self.grpc)",
        message = "nobody calls a service without grpc: add grpc, or remove rateLimit",
        fieldPath = ".rateLimit")
@ValidationRule(
        value = "!has(self.calls) || self.calls.all(c, self.calls.exists_one(d, d.service == c.service))",
        message = "each service is called once: merge the entries with the same service",
        fieldPath = ".calls")
@ValidationRule(
        value = "!has(self.job) || (!has(self.grpc) && !has(self.capacityPerReplica))",
        message = "a job is called by nobody: it has neither grpc nor capacityPerReplica",
        fieldPath = ".job")
@ValidationRule(
        value = "!has(self.job) || self.replicas == 1",
        message = "a job runs once in a cell at a time: leave replicas out",
        fieldPath = ".replicas")
public record MeshServiceSpec(
        @JsonPropertyDescription("Layer of the back end that the service belongs to.") @Required
        Layer layer,

        @JsonPropertyDescription("Container image, used on Kubernetes.") @Required @Size(min = 1, max = 512)
        String image,

        @JsonPropertyDescription(
                "Program and arguments for the local runtime: java means the runtime's own JDK; relative paths start at the project's home.")
        @Required
        @Size(min = 1, max = 64)
        List<@Size(max = 4096) String> command,

        @JsonPropertyDescription("Further environment variables of the application, by name.") @Size(max = 64)
        Map<String, @Size(max = 4096) String> env,

        @JsonPropertyDescription("Replicas in each cell, 1 to 100. Default 1.") @Default("1") @Min(1) @Max(100)
        int replicas,

        @JsonPropertyDescription(
                "Requests per second that one replica carries alone, 1 to 10,000,000. Needed by services with grpc.")
        @Min(1)
        @Max(10_000_000)
        @Nullable
        Integer capacityPerReplica,

        @JsonPropertyDescription("How the service is called; left out for one that only consumes.") @Nullable
        Grpc grpc,

        @JsonPropertyDescription("Services that this one calls.") @Size(max = 32)
        List<CallSpec> calls,

        @JsonPropertyDescription("Caches, datastores and buses that this service uses.") @Default("{}")
        Uses uses,

        @JsonPropertyDescription(
                "Limit of the calls that one replica's sidecar lets in; what is above is answered RESOURCE_EXHAUSTED. Left out: no limit.")
        @Nullable
        RateLimitSpec rateLimit,

        @JsonPropertyDescription(
                "Makes it a job: a program that runs to its end when it is asked to (catamaran run NAME), and is not started with the mesh. {} takes the defaults.")
        @Nullable
        Job job) {
    public MeshServiceSpec {
        command = Lists.orEmpty(command);
        env = env == null ? new TreeMap<>() : new TreeMap<>(env);
        calls = Lists.orEmpty(calls);
    }

    /** Layers that services belong to, from the outside in. */
    public enum Layer {
        @JsonProperty("Glue")
        GLUE,
        @JsonProperty("Logic")
        LOGIC,
        @JsonProperty("StorageLogic")
        STORAGE_LOGIC,
        @JsonProperty("Stream")
        STREAM,
        @JsonProperty("Offline")
        OFFLINE
    }

    /** How a service is called. */
    public record Grpc(
            @JsonPropertyDescription("Port on which the application listens for gRPC. Default 9000.")
            @Default("9000")
            @Min(1)
            @Max(65535)
            int port,

            @JsonPropertyDescription(
                    "Descriptor set (protoc --descriptor_set_out) that holds the services with their idempotency levels; relative paths start at the project's home.")
            @Required
            @Size(min = 1, max = 512)
            String descriptor,

            @JsonPropertyDescription("Full names of the proto services, for example feed.relation.v1.Relations.")
            @Required
            @Size(min = 1, max = 16)
            List<@Size(max = 253) @Pattern(Patterns.PROTO_NAME) String> services) {
        public Grpc {
            services = Lists.orEmpty(services);
        }
    }

    /** A program that runs to its end. */
    @ValidationRule(
            value = "duration(self.timeout) > duration('0s') && duration(self.timeout) <= duration('24h')",
            message = "timeout is more than 0s and at most 24h",
            fieldPath = ".timeout")
    public record Job(
            @JsonPropertyDescription("How long one run may take; it is ended then, and has failed. Default 1h.")
            @Default("\"1h\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String timeout) {}

    /** What a service uses. */
    public record Uses(
            @JsonPropertyDescription("Names of CacheClusters; each one's own cell is used.") @Size(max = 8)
            List<@Size(max = 63) @Pattern(Patterns.NAME) String> caches,

            @JsonPropertyDescription("Names of Datastores; each one's own cell is used.") @Size(max = 8)
            List<@Size(max = 63) @Pattern(Patterns.NAME) String> datastores,

            @JsonPropertyDescription("Names of MessageBuses; every cell's broker is reached.") @Size(max = 8)
            List<@Size(max = 63) @Pattern(Patterns.NAME) String> buses) {
        public Uses {
            caches = Lists.orEmpty(caches);
            datastores = Lists.orEmpty(datastores);
            buses = Lists.orEmpty(buses);
        }
    }
}
