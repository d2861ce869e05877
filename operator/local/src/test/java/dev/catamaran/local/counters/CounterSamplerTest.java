package dev.catamaran.local.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server that answers as Envoy's admin interface and Micrometer's registry do. */
class CounterSamplerTest {
    private static final String ENVOY = """
            http.ingress.downstream_rq_5xx: 3
            http.ingress.downstream_rq_completed: 1207
            """;
    private static final String GATEWAY = """
            http.public.downstream_rq_5xx: 0
            http.public.downstream_rq_completed: 55
            """;
    private static final String MICROMETER = """
            # HELP feed_cache_lookups_total Lookups in the caches before the store: near (this process), hit (the cell's cache), miss
            # TYPE feed_cache_lookups_total counter
            feed_cache_lookups_total{kind="counts",result="hit"} 10.0
            feed_cache_lookups_total{kind="counts",result="miss"} 2.0
            feed_cache_lookups_total{kind="counts",result="near"} 0.0
            feed_cache_lookups_total{kind="people",result="hit"} 1.2345678E7
            feed_cache_lookups_total{kind="people",result="miss"} 40.0
            feed_cache_lookups_total{kind="people",result="near"} 7.0
            # HELP jvm_threads_live_threads The current number of live threads
            jvm_threads_live_threads 31.0
            """;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final CounterSampler sampler = new CounterSampler(Duration.ofSeconds(2));
    private final HttpServer replica = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        replica.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        replica.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        sampler.close();
        replica.stop(0);
    }

    private void answers(String path, int status, String text) {
        replica.createContext(path, exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String authority() {
        return "127.0.0.1:" + replica.getAddress().getPort();
    }

    private CellCounters sampled() {
        return sampler.sample(List.of(
                        CounterSource.sidecar("cell-a", "logic/post/0", authority()),
                        CounterSource.program("cell-a", "logic/post/0", authority())))
                .getFirst();
    }

    @Test
    void readsBothAndAddsUpWhatHasSeveralKinds() {
        answers("/stats", 200, ENVOY);
        answers("/q/metrics", 200, MICROMETER);

        var counters = sampled();

        assertThat(counters.cell()).isEqualTo("cell-a");
        assertThat(counters.served()).isEqualTo(Map.of("logic/post/0", List.of(1207L, 3L)));
        assertThat(counters.lookups()).isEqualTo(Map.of("logic/post/0", List.of(7L, 12_345_688L, 42L)));
    }

    @Test
    void gatewayCountsAtItsPublicListener() {
        answers("/stats", 200, GATEWAY);

        assertThat(sampled().served()).isEqualTo(Map.of("logic/post/0", List.of(55L, 0L)));
    }

    @Test
    void asksEnvoyForTwoCountersOnly() {
        assertThat(CounterSource.sidecar("a", "r", authority()).uri().getQuery())
                .isEqualTo("filter=^http\\.(ingress|public)\\.downstream_rq_(completed|5xx)$");
    }

    @Test
    void beginsAgainWithAProcessThatWasBegunAgain() {
        answers("/stats", 200, ENVOY);
        assertThat(sampled().served()).containsEntry("logic/post/0", List.of(1207L, 3L));
        replica.removeContext("/stats");
        answers("/stats", 200, ENVOY.replace("1207", "8").replace("3\n", "0\n"));

        assertThat(sampled().served()).containsEntry("logic/post/0", List.of(8L, 0L));
    }

    @Test
    void garbageRefusalsAndHalfAnAnswerAreNoSamples() {
        answers("/stats", 200, "http.ingress.downstream_rq_completed: many\nhttp.ingress.downstream_rq_5xx: 0\n");
        answers("/q/metrics", 503, MICROMETER);

        var counters = sampled();

        assertThat(counters.cell()).isEqualTo("cell-a");
        assertThat(counters.served()).isEmpty();
        assertThat(counters.lookups()).isEmpty();
    }

    @Test
    void deadReplicaCostsTheOthersNothing() {
        answers("/stats", 200, ENVOY);

        var cells = sampler.sample(List.of(
                CounterSource.sidecar("cell-a", "logic/post/0", "127.0.0.1:1"),
                CounterSource.sidecar("cell-b", "logic/post/0", authority())));

        assertThat(cells).extracting(CellCounters::cell).containsExactly("cell-a", "cell-b");
        assertThat(cells.get(0).served()).isEmpty();
        assertThat(cells.get(1).served()).hasSize(1);
    }

    @Test
    void oneThatNeverAnswersIsLeftOut() {
        replica.createContext("/stats", exchange -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (var impatient = new CounterSampler(Duration.ofMillis(100))) {
            var cells = impatient.sample(List.of(CounterSource.sidecar("cell-a", "logic/post/0", authority())));

            assertThat(cells.getFirst().served()).isEmpty();
        }
    }
}
