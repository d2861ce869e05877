package dev.catamaran.feed.surf;

import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Loads the graph through the public API: one batch for each person (more for somebody who follows very many). It starts slowly, since everything is cold
 * after a start: one batch at once, one more with each success, up to a bound, and one again after a failure. A batch that failed comes again as a new write
 * with a name of its own; the ledger keeps both. Too many failures of one batch end the load.
 */
final class Loader {
    private static final int BATCH = 1_000;
    private static final int MOST_AT_ONCE = 16;
    private static final int ATTEMPTS = 7;
    private static final long FIRST_PAUSE_MS = 100;
    /** A batch is up to a thousand writes. */
    private static final long TIMEOUT_MS = 30_000;

    private record Batch(long person, List<Long> targets, int attempt) {
        Batch again() {
            return new Batch(person, targets, attempt + 1);
        }
    }

    private final Context loop;
    private final ApiClient client;
    private final Access access;
    private final Tokens tokens;
    private final Recorder recorder;
    private final Ids ids;
    private final MicroClock clock;
    private final Queue<Batch> waiting = new ArrayDeque<>();
    private final CompletableFuture<Long> loaded = new CompletableFuture<>();
    private final AtomicLong edges = new AtomicLong();
    private int underWay;
    private int atOnce = 1;
    private String failure = "";

    Loader(Context loop, ApiClient client, Access access, Tokens tokens, Recorder recorder, Ids ids, MicroClock clock) {
        this.loop = loop;
        this.client = client;
        this.access = access;
        this.tokens = tokens;
        this.recorder = recorder;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins; to be called once. The future has the number of edges, or {@link BadInput} with the first failure. */
    CompletableFuture<Long> start(Graph graph) {
        graph.byFollower().forEach((person, targets) -> {
            for (int from = 0; from < targets.size(); from += BATCH) {
                waiting.add(new Batch(
                        person, new ArrayList<>(targets.subList(from, Math.min(from + BATCH, targets.size()))), 1));
            }
        });
        loop.runOnContext(_ -> fill());
        return loaded;
    }

    /** Acknowledged so far. */
    long edges() {
        return edges.get();
    }

    /** Not at once: what was too slow, or not there, needs a moment. It counts as under way meanwhile. */
    private void again(Batch batch) {
        underWay++;
        loop.owner().setTimer(FIRST_PAUSE_MS << (batch.attempt() - 1), _ -> {
            underWay--;
            waiting.add(batch.again());
            fill();
        });
    }

    private void fill() {
        while (failure.isEmpty() && underWay < atOnce && !waiting.isEmpty()) {
            underWay++;
            send(waiting.remove());
        }
        if (underWay > 0) {
            return;
        }
        if (failure.isEmpty()) {
            loaded.complete(edges.get());
        } else {
            loaded.completeExceptionally(new BadInput(failure));
        }
    }

    private void send(Batch batch) {
        long id = ids.request();
        String writeId = ids.write(id);
        String body = batch.targets().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{\"targets\":[", "],\"writeId\":\"" + writeId + "\"}"));
        var call = new Call(
                HttpMethod.POST,
                "/v1/people/" + batch.person() + ":followAll",
                tokens.bearer(batch.person()),
                writeId,
                false,
                body);
        long sent = clock.now();
        client.send(call, access.of(batch.person()), TIMEOUT_MS, answer -> {
            underWay--;
            var times = new Sent(sent, sent, clock.now());
            if (recorder.load(id, batch.person(), batch.targets(), times, writeId, answer)) {
                edges.addAndGet(batch.targets().size());
                atOnce = Math.min(MOST_AT_ONCE, atOnce + 1);
            } else if (batch.attempt() < ATTEMPTS) {
                atOnce = 1;
                again(batch);
            } else if (failure.isEmpty()) {
                failure = "the graph load stopped: the batch of person %d was answered with status %d %s%s"
                        .formatted(batch.person(), answer.status(), answer.error(), answer.body());
            }
            fill();
        });
    }
}
