package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.A;
import static dev.catamaran.xds.fixture.SampleMesh.GATEWAY;
import static dev.catamaran.xds.fixture.SampleMesh.GET_PERSON;
import static dev.catamaran.xds.fixture.SampleMesh.PUT_PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.RateLimit;
import dev.catamaran.testkit.Eventually;
import dev.catamaran.xds.fixture.Application;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Sidecar;
import dev.catamaran.xds.fixture.TestMesh;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused at the entry when too much is under way, in which order, and in which words. The backend answers nothing until it is told to. */
class OverloadIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Budget PATIENT = new Budget(LONG, LONG, 2);
    private static final List<String> WRITES = List.of(PUT_PERSON);

    @TempDir
    private Path folder;

    private TestMesh mesh;
    private Application backend;
    private Sidecar access;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        client = HttpClient.newHttpClient();
        mesh = new TestMesh(folder, SampleMesh.limited(PATIENT, limits(1, 2, 1), RateLimit.NONE));
        backend = mesh.service(GATEWAY, A).program();
        access = mesh.sidecar(SampleMesh.ACCESS, A);
        backend.hold();
    }

    @AfterEach
    void stop() throws Exception {
        client.shutdownNow();
        mesh.close();
    }

    @Test
    void backgroundIsRefusedFirstThenNormalAndCriticalLast() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> underWay = new ArrayList<>();
        underWay.add(underWay(background()));
        assertShed(background());
        underWay.add(underWay(read()));
        underWay.add(underWay(read()));
        assertShed(read());
        assertShed(background());
        underWay.add(underWay(write()));
        assertShed(write());

        backend.release();
        for (var answer : underWay) {
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(backend.seen()).containsExactly(GET_PERSON, GET_PERSON, GET_PERSON, PUT_PERSON);
        assertCounted("gateway", 1);
        assertCounted("gateway/background", 2);
        assertCounted("gateway/critical", 1);
    }

    @Test
    void whatIsAnsweredMakesRoom() throws Exception {
        var first = underWay(background());
        assertShed(background());
        backend.release();
        assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(answer(background()).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyMakesHimselfCritical() throws Exception {
        var _ = underWay(read());
        var _ = underWay(read());
        assertShed(read().header("x-catamaran-class", "critical"));
        assertShed(read().header("x-envoy-attempt-count", "7"));
        assertShed(read().header("x-envoy-max-retries", "3").header("x-envoy-retry-on", "5xx"));
    }

    @Test
    void aWriteIsCriticalWhateverItSays() throws Exception {
        var _ = underWay(background());
        var _ = underWay(write().header("x-catamaran-class", "background"));
        assertShed(write());
    }

    @Test
    void withoutALimitOfItsOwnBackgroundIsNormal() throws Exception {
        mesh.update(SampleMesh.limited(PATIENT, limits(1, 1, Overload.UNLIMITED), RateLimit.NONE));
        var _ = underWay(background());
        assertShed(background());
        assertShed(read());
    }

    @Test
    void whatHasNoLimitIsNotRefused() throws Exception {
        mesh.update(SampleMesh.limited(PATIENT, limits(Overload.UNLIMITED, Overload.UNLIMITED, 1), RateLimit.NONE));
        for (int i = 0; i < 20; i++) {
            var _ = underWay(read());
            var _ = underWay(write());
        }
        var _ = underWay(background());
        assertShed(background());
    }

    /** Its second try finds no room; the first one is not given up for that. */
    @Test
    void aReadWhoseHedgeIsRefusedIsNotLost() throws Exception {
        mesh.update(SampleMesh.limited(
                new Budget(LONG, Duration.ofMillis(300), 2), limits(1, 1, Overload.UNLIMITED), RateLimit.NONE));
        var read = underWay(read());
        Eventually.holds(
                "the second try was refused", () -> access.stat("cluster.gateway.upstream_rq_active_overflow") == 1);
        backend.release();
        assertThat(read.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(backend.seen()).containsExactly(GET_PERSON);
    }

    @Test
    void whatComesTooOftenIsRefusedWhateverItsClass() throws Exception {
        backend.release();
        mesh.update(SampleMesh.limited(PATIENT, Overload.NONE, new RateLimit(1, 3)));
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(begin(i % 2 == 0 ? read() : write()));
        }
        int let = 0;
        for (var pending : answers) {
            var answer = pending.get(20, TimeUnit.SECONDS);
            if (answer.statusCode() == 200) {
                let++;
            } else {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("retry-after")).contains("1");
            }
        }
        assertThat(let).isBetween(3, 29);
        assertThat(backend.seen()).hasSize(let);
        assertThat(access.stat("rate_limit.http_local_rate_limit.rate_limited")).isEqualTo(30 - let);
    }

    /** By class, as alerts need it. */
    private void assertCounted(String cluster, long shed) throws Exception {
        assertThat(access.stat("cluster." + cluster + ".upstream_rq_active_overflow"))
                .isEqualTo(shed);
        assertThat(access.stat("cluster." + cluster + ".upstream_rq_retry")).isZero();
        assertThat(access.admin("/stats/prometheus"))
                .contains("envoy_cluster_upstream_rq_active_overflow{envoy_cluster_name=\"" + cluster + "\"} " + shed);
    }

    private static Overload limits(int critical, int normal, int background) {
        return new Overload(Duration.ofSeconds(7), WRITES, critical, normal, background);
    }

    private HttpRequest.Builder read() {
        return HttpRequest.newBuilder(URI.create("http://" + access.address() + ":8080/v1/person"));
    }

    private HttpRequest.Builder background() {
        return read().header("x-catamaran-class", "background");
    }

    private HttpRequest.Builder write() {
        return read().PUT(BodyPublishers.noBody());
    }

    private CompletableFuture<HttpResponse<String>> begin(HttpRequest.Builder request) {
        return client.sendAsync(request.timeout(LONG).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
        return begin(request).get(20, TimeUnit.SECONDS);
    }

    /** A request that has reached the backend and is not answered there. */
    private CompletableFuture<HttpResponse<String>> underWay(HttpRequest.Builder request) throws Exception {
        int before = backend.seen().size();
        var answer = begin(request);
        Eventually.holds("it has come", () -> backend.seen().size() == before + 1);
        return answer;
    }

    private void assertShed(HttpRequest.Builder request) throws Exception {
        int before = backend.seen().size();
        var answer = answer(request);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).contains("7");
        assertThat(backend.seen()).hasSize(before);
    }
}
