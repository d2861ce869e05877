package dev.catamaran.feed.surf;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.RecordWriter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/** The driver's main class. Exit codes: 0 the record is complete, 1 it is cut short, 2 bad input, 3 the record cannot be written. */
public final class Surf {
    private static final int CUT_SHORT = 1;
    private static final int BAD_INPUT = 2;
    private static final int NO_RECORD = 3;

    private Surf() {}

    public static void main(String... args) {
        var events = new Events(System.out);
        int code;
        try {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            code = run(Settings.parse(args), events, in);
        } catch (BadInput | UncheckedIOException e) {
            events.error("", String.valueOf(e.getMessage()));
            code = BAD_INPUT;
        }
        System.exit(code);
    }

    /** Obeys the commands of {@code in} until the end of the record, or of the commands. Returns the exit code. */
    static int run(Settings settings, Events events, BufferedReader in) {
        var clock = new MicroClock();
        var graph = Graph.read(settings.graph(), settings.edges());
        var access = new Access(settings.access());
        // a late answer of an earlier write must not meet a later one: twice the timeout
        var schedule = new Schedule(
                graph,
                settings.rate(),
                settings.mix(),
                settings.backgroundPercent(),
                settings.seed(),
                2_000 * settings.timeoutMs());
        var tokens = Tokens.read(settings.secrets(), InstantSource.system());
        // addresses are numbers: no resolver is needed, and none is started
        System.setProperty("vertx.disableDnsResolver", "true");
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        Context loop = vertx.getOrCreateContext();
        WarmUp.run(vertx, loop, graph, settings.mix(), tokens, clock);
        long startedAt = clock.now();
        var ids = new Ids(startedAt);
        try (var recorder = new Recorder(RecordWriter.create(settings.record()), e -> {
            events.error("", "the record cannot be written: " + e.getMessage());
            Runtime.getRuntime().halt(NO_RECORD);
        })) {
            recorder.line(new Line.Header(
                    Line.FORMAT,
                    startedAt,
                    settings.rate(),
                    settings.seed(),
                    new Line.Graph(graph.degrees().size(), graph.edges().size()),
                    access.texts(),
                    settings.mix().shares()));
            var client = new ApiClient(vertx);
            var session = new Session(
                    graph,
                    schedule,
                    new Loader(loop, client, access, tokens, recorder, ids, clock),
                    new Driver(vertx, loop, client, access, tokens, recorder, ids, clock, settings.timeoutMs()),
                    new Stores(settings.stores()),
                    recorder,
                    clock,
                    events);
            events.event(
                    "ready",
                    Map.of(
                            "people",
                            graph.degrees().size(),
                            "edges",
                            graph.edges().size()));
            return new Console(session, events).run(in) ? 0 : CUT_SHORT;
        } finally {
            vertx.close();
        }
    }
}
