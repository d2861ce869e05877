package dev.catamaran.judge.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * One line of the raw record. Times are epoch microseconds. A text that does not apply is empty, and is then not written.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Header.class, name = "header"),
    @JsonSubTypes.Type(value = Line.Load.class, name = "load"),
    @JsonSubTypes.Type(value = Line.Request.class, name = "request"),
    @JsonSubTypes.Type(value = Line.Write.class, name = "write"),
    @JsonSubTypes.Type(value = Line.Mark.class, name = "mark"),
    @JsonSubTypes.Type(value = Line.StoreRow.class, name = "store"),
    @JsonSubTypes.Type(value = Line.StoreEnd.class, name = "store-end"),
    @JsonSubTypes.Type(value = Line.Spread.class, name = "spread"),
    @JsonSubTypes.Type(value = Line.Usage.class, name = "usage"),
    @JsonSubTypes.Type(value = Line.Counters.class, name = "counters"),
    @JsonSubTypes.Type(value = Line.Footer.class, name = "footer")
})
public sealed interface Line {
    /** The format that this code writes. It reads the older ones, too: 1 knew no classes, and nothing that was shed. */
    int FORMAT = 2;

    /**
     * The first line.
     *
     * @param startedAt when the record was begun
     * @param rate requests per second that the schedule asks for
     * @param seed of the schedule: the same seed, rate and graph give the same requests
     * @param access address of each cell's gateway, by cell
     * @param mix share of each operation, in percent
     */
    record Header(
            int format,
            long startedAt,
            double rate,
            long seed,
            Graph graph,
            SortedMap<String, String> access,
            SortedMap<String, Integer> mix)
            implements Line {}

    /** Size of the follower graph. */
    record Graph(long people, long edges) {}

    /** One batch of the graph load. */
    record Load(long id, String op, String cell, long intended, long sent, long answered, int status, Result result)
            implements Line {}

    /**
     * One request of the schedule.
     *
     * @param cell that it entered: whose address took the connection; empty when none did
     * @param attempted addresses tried, the last one being the one that it entered
     * @param intended when the schedule wanted it sent; latency counts from here
     * @param sent when the driver got round to it
     * @param answered when its result was known
     * @param status of HTTP; 0 when there was no answer
     * @param servedBy cell of the service that answered
     * @param error short reason of a failure
     * @param trafficClass that it was sent as; in format 1 all are normal
     * @param retryAfter header of that name of an answer that shed the request
     */
    record Request(
            long id,
            String op,
            boolean idempotent,
            String cell,
            List<String> attempted,
            long intended,
            long sent,
            long answered,
            int status,
            Result result,
            String servedBy,
            String error,
            @JsonProperty("class") TrafficClass trafficClass,
            String retryAfter)
            implements Line {
        private static final int TOO_MANY_REQUESTS = 429;

        public Request {
            // a line of format 1 has none
            trafficClass = Objects.requireNonNullElse(trafficClass, TrafficClass.NORMAL);
        }

        /** One of the class normal, with no word about when to come again. */
        public Request(
                long id,
                String op,
                boolean idempotent,
                String cell,
                List<String> attempted,
                long intended,
                long sent,
                long answered,
                int status,
                Result result,
                String servedBy,
                String error) {
            this(
                    id,
                    op,
                    idempotent,
                    cell,
                    attempted,
                    intended,
                    sent,
                    answered,
                    status,
                    result,
                    servedBy,
                    error,
                    TrafficClass.NORMAL,
                    "");
        }

        /** Whether it got what it wanted. A line that claims success without a 2xx status is not believed. */
        public boolean ok() {
            return result == Result.OK && status >= 200 && status <= 299;
        }

        /** Whether it was refused because there was too much traffic: no failure, and nothing was executed. */
        public boolean shed() {
            return status == TOO_MANY_REQUESTS;
        }

        /** Whether it neither got what it wanted nor was shed. */
        public boolean failed() {
            return !ok() && !shed();
        }
    }

    /**
     * One write of the ledger.
     *
     * @param id write id
     * @param request id of the {@link Request} or {@link Load} that carried it
     * @param hlc decimal, when acknowledged
     * @param degraded acknowledged by one bus only
     */
    record Write(
            String id, long request, Kind kind, long from, long to, WriteOutcome outcome, String hlc, boolean degraded)
            implements Line {}

    /** Something that the drill engine ordered to be written down; see {@link MarkName}. */
    record Mark(long at, String name, Map<String, Object> detail) implements Line {}

    /**
     * One row read back from a cell's store.
     *
     * @param before read before the traffic: what was there already, and therefore needs no ledger line
     */
    record StoreRow(String cell, long from, long to, boolean following, String hlc, String writeId, boolean before)
            implements Line {}

    /**
     * How far one post has come in a cell's store.
     *
     * @param post its id, which is its stamp
     * @param followers those who had followed its author for five seconds when it was written
     * @param missing those of them whose timeline does not have it
     * @param lastAt when the last of the other ones got it, epoch microseconds; 0 when nobody did
     */
    record Spread(String cell, long post, long followers, long missing, long lastAt) implements Line {}

    /** Ends the rows of a cell. */
    record StoreEnd(String cell, long rows, boolean before) implements Line {}

    /**
     * What the processes had used until then.
     *
     * @param cpuSeconds cumulative, by cell, and {@code controller}
     * @param driverCpuSeconds cumulative, of the driver itself
     */
    record Usage(long at, double pssMiB, int processes, SortedMap<String, Double> cpuSeconds, double driverCpuSeconds)
            implements Line {}

    /**
     * What the replicas of one cell had counted until then, each since its own start. By {@code layer/service/replica}; one that did not answer is left out.
     *
     * @param served requests that its sidecar completed for it, and how many of them it answered 5xx
     * @param lookups in its caches: found in the process, found in the cell's cache, found in neither
     */
    record Counters(long at, String cell, SortedMap<String, List<Long>> served, SortedMap<String, List<Long>> lookups)
            implements Line {}

    /** The last line: how many request and write lines there must be (graph load included in the writes). */
    record Footer(long requests, long writes) implements Line {}

    /** Who may be refused first when there is too much traffic. */
    enum TrafficClass {
        /** Writes. */
        @JsonProperty("critical")
        CRITICAL,
        /** Reads. */
        @JsonProperty("normal")
        NORMAL,
        /** Reads that nobody waits for. */
        @JsonProperty("background")
        BACKGROUND
    }

    /** Whether a request got what it wanted. */
    enum Result {
        @JsonProperty("ok")
        OK,
        /** Refused with status 429. */
        @JsonProperty("shed")
        SHED,
        @JsonProperty("failed")
        FAILED
    }

    /** What a write does. An edge, a profile (from a person to −1) and a post (from its author to its id) are all rows of the stores. */
    enum Kind {
        @JsonProperty("follow")
        FOLLOW,
        @JsonProperty("unfollow")
        UNFOLLOW,
        @JsonProperty("profile")
        PROFILE,
        @JsonProperty("post")
        POST
    }

    /** What the driver knows of a write. */
    enum WriteOutcome {
        @JsonProperty("acknowledged")
        ACKNOWLEDGED,
        /** Certainly not executed. */
        @JsonProperty("failed")
        FAILED,
        /** May or may not have been executed. */
        @JsonProperty("indeterminate")
        INDETERMINATE
    }
}
