package dev.catamaran.local.counters;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Reads counters of many replicas at once. One that is dead, slow, or answers nonsense is left out. Safe for concurrent use. */
public final class CounterSampler implements AutoCloseable {
    private static final long LARGEST_ANSWER = 1 << 20;

    private final Duration patience;
    private final HttpClient client;

    /**
     * Asks nobody yet.
     *
     * @param patience for all answers together
     */
    public CounterSampler(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    private record Answer(CounterSource source, CompletableFuture<Optional<List<Long>>> counts) {}

    /** One for each cell of the sources, by name, also when nobody there answered. Returns within its patience. */
    public List<CellCounters> sample(List<CounterSource> sources) {
        var answers = sources.stream().map(s -> new Answer(s, ask(s))).toList();
        var cells = new TreeMap<String, CellCounters>();
        for (Answer answer : answers) {
            var source = answer.source();
            var cell = cells.computeIfAbsent(
                    source.cell(), name -> new CellCounters(name, new TreeMap<>(), new TreeMap<>()));
            var counts = answer.counts().join();
            counts.ifPresent(c -> {
                switch (source.kind()) {
                    case SERVED -> cell.served().put(source.replica(), c);
                    case LOOKUPS -> cell.lookups().put(source.replica(), c);
                }
            });
        }
        return List.copyOf(cells.values());
    }

    private CompletableFuture<Optional<List<Long>>> ask(CounterSource source) {
        var request = HttpRequest.newBuilder(source.uri()).timeout(patience).build();
        var exchange = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        return exchange.thenApply(answer -> counts(source, answer))
                .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(e -> Optional.empty())
                .whenComplete((counts, e) -> exchange.cancel(true)); // without effect on one that has ended
    }

    private static Optional<List<Long>> counts(CounterSource source, HttpResponse<String> answer) {
        return answer.statusCode() == 200 ? CounterText.read(source.kind(), answer.body()) : Optional.empty();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
