package dev.catamaran.core.plan;

import java.time.Duration;
import java.util.List;

/** What a workload runs beside its sidecar. */
public sealed interface Program {
    /**
     * A program of the user's.
     *
     * @param command for the local runtime: {@code java} means the runtime's own JDK, relative paths start at the project's home
     * @param image for Kubernetes
     */
    record Application(List<String> command, String image) implements Program {}

    /**
     * A program of the user's that runs to its end, once for each time that it is asked for.
     *
     * @param command as an application's; what a run is asked for with is added to it
     * @param image for Kubernetes
     * @param timeout of one run, more than 0
     */
    record Job(List<String> command, String image, Duration timeout) implements Program {}

    /** Nothing but Envoy itself: an access gateway. */
    record Gateway() implements Program {}

    /** A Redis shard. */
    record Redis(int memoryMiB) implements Program {}

    /** A PostgreSQL primary with these databases. */
    record PostgreSql(List<String> databases) implements Program {}

    /**
     * A Kafka broker, KRaft combined role.
     *
     * @param advertised host and port that it gives to clients
     * @param topics as {@code name:partitions:retentionHours}
     */
    record Kafka(String advertised, List<String> topics) implements Program {}
}
