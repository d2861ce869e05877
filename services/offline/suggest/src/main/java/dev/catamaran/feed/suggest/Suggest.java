package dev.catamaran.feed.suggest;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The job: reads the graph from this cell's store, computes, and writes a ranking for each person. Exit code 0 only when all of them are written. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        description = "Computes from the whole graph whom everybody might follow, and writes it through keylist.")
final class Suggest implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "local[*]",
            description = "Spark's master (default: ${DEFAULT-VALUE}, this process on the CPUs that it may use).")
    private String master = "local[*]";

    @Option(
            names = "--store",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = {
                "Where the store is for whoever reads it (default: at this program's sidecar).",
                "The executors of a cluster cannot reach that sidecar: name an address that they can."
            })
    private String store = "";

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "10",
            description = "Suggestions for one person, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int most = 10;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "16",
            description = "Writes under way at once, at least 1 (default: ${DEFAULT-VALUE}).")
    private int parallel = 16;

    private Suggest(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] args) {
        System.exit(run(System.getenv(), args));
    }

    static int run(Map<String, String> environment, String... args) {
        return new CommandLine(new Suggest(environment)).execute(args);
    }

    @Override
    public Integer call() throws IOException {
        if (most < 1 || most > 100 || parallel < 1) {
            throw new ParameterException(new CommandLine(this), "--most is 1 to 100, and --parallel at least 1");
        }
        long started = System.currentTimeMillis();
        var written = new Progress("written");
        try (SparkSession spark = Sparks.session(master);
                var rankings = new Rankings(required("CATAMARAN_EGRESS"), started, parallel, written)) {
            var edges = new FollowGraph(store.isEmpty() ? required("CATAMARAN_STORE_FEED_DB") : store)
                    .edges(spark)
                    .cache();
            Progress.tell("event=graph-read edges=%d seconds=%.1f".formatted(edges.count(), since(started)));
            var candidates = AdamicAdar.candidates(edges, most).cache();
            Progress.tell("event=computed people=%d seconds=%.1f".formatted(candidates.count(), since(started)));
            candidates.toLocalIterator().forEachRemaining(row -> rankings.write(Suggestions.of(row)));
            rankings.awaitAll();
        }
        Progress.tell("event=ended written=%d degraded=%d failed=%d seconds=%.1f%s"
                .formatted(
                        written.done(), written.degraded(), written.failed(), since(started), written.firstFailure()));
        return written.failed() == 0 ? 0 : 1;
    }

    private static double since(long millis) {
        return (System.currentTimeMillis() - millis) / 1000.0;
    }

    private String required(String variable) {
        String value = environment.get(variable);
        if (value == null) {
            throw new IllegalStateException(
                    "environment variable " + variable
                            + " is missing: run this with catamaran run, and declare in its MeshService what it calls and uses");
        }
        return value;
    }
}
