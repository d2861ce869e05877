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
 * Loads the graph through the public API: one batch for each person (more for somebody who follows very many), a bounded number at once. A batch
 * that fails ends the load: nothing is ever sent twice.
 */
final class Loader {
    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 16;
    /** A batch is up to a thousand writes. */
    private static final long TIMEOUT_MS = 30_000;

    private record Batch(long person, List<Long> targets) {}

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
                        person, new ArrayList<>(targets.subList(from, Math.min(from + BATCH, targets.size())))));
            }
        });
        loop.runOnContext(_ -> {
            for (int i = 0; i < AT_ONCE; i++) {
                next();
            }
        });
        return loaded;
    }

    /** Acknowledged so far. */
    long edges() {
        return edges.get();
    }

    private void next() {
        Batch batch = failure.isEmpty() ? waiting.poll() : null;
        if (batch != null) {
            underWay++;
            send(batch);
        } else if (underWay == 0) {
            if (failure.isEmpty()) {
                loaded.complete(edges.get());
            } else {
                loaded.completeExceptionally(new BadInput(failure));
            }
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
                body);
        long sent = clock.now();
        client.send(call, access.of(batch.person()), TIMEOUT_MS, answer -> {
            underWay--;
            var times = new Sent(sent, sent, clock.now());
            if (recorder.load(id, batch.person(), batch.targets(), times, writeId, answer)) {
                edges.addAndGet(batch.targets().size());
            } else if (failure.isEmpty()) {
                failure = "the graph load stopped: the batch of person %d was answered with status %d %s%s"
                        .formatted(batch.person(), answer.status(), answer.error(), answer.body());
            }
            next();
        });
    }
}
