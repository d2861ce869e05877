package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Judge;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.Request;
import dev.catamaran.judge.record.Line.Result;
import dev.catamaran.judge.record.Line.TrafficClass;
import dev.catamaran.judge.record.Line.Write;
import dev.catamaran.judge.record.Line.WriteOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver against two servers that see every byte. */
class DriverIT {
    private static final String[] GRAPH = {"1\t2", "1\t3", "2\t3", "3\t4", "4\t5", "5\t6", "6\t7", "7\t1"};

    @TempDir
    Path folder = Path.of("");

    private static Map<String, Address> access(TestServer a, TestServer b) {
        return Map.of("cell-a", a.address(), "cell-b", b.address());
    }

    @Test
    void everyRequestIsSentOnceAndWrittenDown() throws IOException {
        try (var a = new TestServer("127.15.1.1", TestServer.healthy("cell-a"));
                var b = new TestServer("127.15.2.1", TestServer.healthy("cell-b"));
                var surf = new Surfing(folder, 200, access(a, b), GRAPH)) {
            surf.order("mark steady-start {\"why\": \"a test\"}");
            surf.order("start");
            surf.await("progress");
            surf.order("stop");
            long sent = surf.await("stopped").path("requests").asLong();
            List<Line> lines = surf.end();
            var requests = Surfing.of(Request.class, lines);
            var writes = Surfing.of(Write.class, lines);

            assertThat(surf.exitCode()).isZero();
            assertThat(requests).hasSize((int) sent).noneMatch(Request::failed);
            assertThat(a.seen().size() + b.seen().size()).isEqualTo((int) sent);
            assertThat(requests.stream().map(Request::cell).distinct()).containsExactlyInAnyOrder("cell-a", "cell-b");
            assertThat(requests)
                    .allMatch(
                            r -> r.cell().equals(r.servedBy()) && r.attempted().equals(List.of(r.cell())));
            assertThat(writes)
                    .isNotEmpty()
                    .allMatch(w ->
                            w.outcome() == WriteOutcome.ACKNOWLEDGED && !w.hlc().isEmpty());
            assertThat(keys(a, b))
                    .containsExactlyInAnyOrderElementsOf(
                            writes.stream().map(Write::id).toList());
            assertThat(Surfing.of(Line.Mark.class, lines).getFirst().detail()).containsEntry("why", "a test");
            assertThat(lines.getFirst()).isInstanceOf(Line.Header.class);
            assertThat(lines.getLast()).isEqualTo(new Line.Footer(sent, writes.size()));
            // 5 ms apart, to the microsecond, whatever the answers took
            var intended =
                    requests.stream().mapToLong(Request::intended).sorted().toArray();
            for (int i = 1; i < intended.length; i++) {
                assertThat(intended[i] - intended[i - 1]).isEqualTo(5_000);
            }
        }
    }

    @Test
    void requestsSayWhatTheApiWants() throws IOException {
        try (var a = new TestServer("127.15.1.2", TestServer.healthy("cell-a"));
                var surf = new Surfing(folder, 300, Map.of("cell-a", a.address()), GRAPH)) {
            surf.order("start");
            surf.await("progress");
            surf.order("stop");
            surf.await("stopped");
            var writes = Surfing.of(Write.class, surf.end());

            assertThat(a.seen())
                    .allMatch(r -> r.headers().getOrDefault("authorization", "").startsWith("Bearer ey"));
            assertThat(a.seen().stream().map(TestServer.Request::method).distinct())
                    .containsExactlyInAnyOrder("GET", "PUT", "DELETE", "POST");
            assertThat(a.seen()).anyMatch(r -> r.path().matches("/v1/people/\\d+/home"));
            for (Write write : writes) {
                assertThat(a.seen())
                        .anyMatch(r ->
                                r.headers().getOrDefault("idempotency-key", "").equals(write.id())
                                        && (r.method() + " " + r.path()).equals(wanted(write)));
            }
        }
    }

    @Test
    void whatIsShedIsWrittenDownAsThatAndWithWhenToComeAgain() throws IOException {
        TestServer.Behaviour healthy = TestServer.healthy("cell-a");
        try (var a = new TestServer("127.15.1.9", (request, connection) -> {
                    if (background(request)) {
                        connection.write("429 Too Many Requests\r\nretry-after: 1", "cell-a", "");
                    } else if (request.method().equals("POST")) {
                        connection.write("429 Too Many Requests", "cell-a", "");
                    } else {
                        healthy.answer(request, connection);
                    }
                });
                var surf = new Surfing(folder, 300, Map.of("cell-a", a.address()), GRAPH)) {
            surf.order("start");
            long shed = surf.await("progress").path("shed").asLong();
            surf.order("stop");
            surf.await("stopped");
            List<Line> lines = surf.end();
            var byClass = Surfing.of(Request.class, lines).stream()
                    .collect(java.util.stream.Collectors.groupingBy(Request::trafficClass));

            assertThat(shed).isPositive();
            assertThat(byClass.get(TrafficClass.BACKGROUND))
                    .isNotEmpty()
                    .allMatch(r -> r.result() == Result.SHED
                            && r.shed()
                            && r.retryAfter().equals("1"))
                    .hasSize(
                            (int) a.seen().stream().filter(DriverIT::background).count());
            assertThat(byClass.get(TrafficClass.NORMAL)).isNotEmpty().allMatch(Request::ok);
            assertThat(byClass.get(TrafficClass.CRITICAL))
                    .anyMatch(Request::ok)
                    .noneMatch(Request::failed)
                    .filteredOn(r -> r.op().equals("Publish"))
                    .isNotEmpty()
                    .allMatch(r -> r.shed() && r.retryAfter().isEmpty());
            // refused is certainly not executed
            assertThat(Surfing.of(Write.class, lines))
                    .filteredOn(w -> w.kind() == Line.Kind.POST)
                    .allMatch(w -> w.outcome() == WriteOutcome.FAILED);
        }
    }

    /** Open loop: what has no answer yet holds nothing back. A server that takes 300 ms has 60 of 200 requests per second under way. */
    @Test
    void slowAnswersHoldNoRequestBack() throws IOException {
        TestServer.Behaviour healthy = TestServer.healthy("cell-a");
        try (var a = new TestServer("127.15.1.11", (request, connection) -> {
                    LockSupport.parkNanos(300_000_000);
                    healthy.answer(request, connection);
                });
                var surf = new Surfing(folder, 200, Map.of("cell-a", a.address()), GRAPH)) {
            surf.order("start");
            surf.await("progress");
            surf.order("stop");
            surf.await("stopped");
            assertThat(Surfing.of(Request.class, surf.end()))
                    .hasSizeGreaterThan(100)
                    .noneMatch(Request::failed);
        }
    }

    private static boolean background(TestServer.Request request) {
        return request.headers().getOrDefault("x-catamaran-class", "").equals("background");
    }

    @Test
    void theRateChangesWhileItRunsAndTheMarkSaysWhen() throws IOException {
        try (var a = new TestServer("127.15.1.10", TestServer.healthy("cell-a"));
                var surf = new Surfing(folder, 100, Map.of("cell-a", a.address()), GRAPH)) {
            surf.order("rate fast");
            assertThat(surf.await("error").path("reason").asText()).contains("rate needs a number");
            surf.order("start");
            surf.await("progress");
            surf.order("rate 1000");
            surf.order("mark later");
            surf.await("progress");
            surf.order("stop");
            surf.await("stopped");
            List<Line> lines = surf.end();
            var marks = Surfing.of(Line.Mark.class, lines);

            assertThat(marks).extracting(Line.Mark::name).containsExactly("rate", "later");
            assertThat(marks.getFirst().detail()).containsEntry("perSecond", 1_000.0);
            long changed = marks.getFirst().at();
            var intended = Surfing.of(Request.class, lines).stream()
                    .mapToLong(Request::intended)
                    .sorted()
                    .toArray();
            for (int i = 1; i < intended.length; i++) {
                // the one that was due next is still sent in the old distance
                boolean before = intended[i] <= changed || intended[i - 1] <= changed;
                assertThat(intended[i] - intended[i - 1]).isEqualTo(before ? 10_000 : 1_000);
            }
            assertThat(intended[intended.length - 1]).isGreaterThan(changed + 100_000);
        }
    }

    private static String wanted(Write write) {
        String person = "/v1/people/" + write.from();
        return switch (write.kind()) {
            case FOLLOW -> "PUT " + person + "/following/" + write.to();
            case UNFOLLOW -> "DELETE " + person + "/following/" + write.to();
            case PROFILE -> "PUT " + person + "/profile";
            case POST -> "POST " + person + "/posts";
        };
    }

    @Test
    void aServerKilledMidRunIsNeverAskedAgainForTheSame() throws IOException, InterruptedException {
        var inFlight = new CountDownLatch(3);
        var stuck = new AtomicBoolean();
        TestServer.Behaviour healthy = TestServer.healthy("cell-a");
        try (var a = new TestServer("127.15.1.3", (request, connection) -> {
                    if (stuck.get()) {
                        // read, and perhaps executed, but never answered
                        inFlight.countDown();
                    } else {
                        healthy.answer(request, connection);
                    }
                });
                var b = new TestServer("127.15.2.3", TestServer.healthy("cell-b"));
                var surf = new Surfing(folder, 300, access(a, b), GRAPH)) {
            surf.order("start");
            surf.await("progress");
            stuck.set(true);
            inFlight.await();
            a.kill();
            surf.await("progress");
            surf.await("progress");
            surf.order("stop");
            surf.await("stopped");
            List<Line> lines = surf.end();
            var requests = Surfing.of(Request.class, lines);
            var failed = requests.stream().filter(Request::failed).toList();

            // what was on its way failed, once, where it was; the other server never saw it
            assertThat(failed).hasSizeGreaterThanOrEqualTo(3);
            assertThat(failed)
                    .allMatch(r -> r.cell().equals("cell-a") && r.attempted().equals(List.of("cell-a")));
            assertThat(keys(a, b)).doesNotHaveDuplicates();
            assertThat(a.seen().size() + b.seen().size()).isLessThanOrEqualTo(requests.size());
            var entered =
                    requests.stream().filter(r -> r.cell().equals("cell-b")).count();
            assertThat(b.seen()).hasSize((int) entered);
            // what came later found nobody at home and went to the other address
            assertThat(requests)
                    .anyMatch(r -> !r.failed()
                            && r.cell().equals("cell-b")
                            && r.attempted().equals(List.of("cell-a", "cell-b")));
            var ids = failed.stream().map(Request::id).toList();
            assertThat(Surfing.of(Write.class, lines))
                    .filteredOn(w -> ids.contains(w.request()))
                    .allMatch(w -> w.outcome() == WriteOutcome.INDETERMINATE);
        }
    }

    @Test
    void withNobodyThereNothingWasExecuted() throws IOException {
        var a = new TestServer("127.15.1.4", TestServer.healthy("cell-a"));
        var b = new TestServer("127.15.2.4", TestServer.healthy("cell-b"));
        a.close();
        b.close();
        try (var surf = new Surfing(folder, 100, access(a, b), GRAPH)) {
            surf.order("start");
            surf.await("progress");
            surf.order("stop");
            surf.await("stopped");
            List<Line> lines = surf.end();

            assertThat(Surfing.of(Request.class, lines))
                    .isNotEmpty()
                    .allMatch(r ->
                            r.failed() && r.cell().isEmpty() && r.attempted().size() == 2 && r.status() == 0);
            assertThat(Surfing.of(Write.class, lines)).isNotEmpty().allMatch(w -> w.outcome() == WriteOutcome.FAILED);
        }
    }

    @Test
    void aStalledServerShowsInEveryRequestThatWaited() throws IOException {
        var count = new AtomicLong();
        // the 100th request lets all later ones wait for 500 ms
        var gate = new Semaphore(1);
        TestServer.Behaviour healthy = TestServer.healthy("cell-a");
        try (var a = new TestServer("127.15.1.5", (request, connection) -> {
                    gate.acquireUninterruptibly();
                    try {
                        if (count.incrementAndGet() == 100) {
                            Thread.sleep(500);
                        }
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    } finally {
                        gate.release();
                    }
                    healthy.answer(request, connection);
                });
                var surf = new Surfing(folder, 200, Map.of("cell-a", a.address()), GRAPH)) {
            surf.order("mark steady-start");
            surf.order("start");
            surf.await("progress");
            surf.await("progress");
            surf.order("stop");
            surf.await("stopped");
            surf.order("mark end");
            var requests = Surfing.of(Request.class, surf.end());
            var figures = Judge.judge(surf.record()).figures();

            // a driver that waited for answers would have one slow request; this one has those of half a second
            assertThat(requests)
                    .filteredOn(r -> r.answered() - r.intended() > 100_000)
                    .hasSizeGreaterThan(70);
            assertThat(figures.phases().getFirst().p99Ms()).isGreaterThan(400);
            assertThat(requests).noneMatch(Request::failed);
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsATimeoutAndTheWriteIndeterminate() throws IOException {
        try (var a = new TestServer("127.15.1.6", (_, _) -> {});
                var b = new TestServer("127.15.2.6", TestServer.healthy("cell-b"));
                var surf = new Surfing(folder, 100, access(a, b), GRAPH)) {
            surf.order("start");
            surf.await("progress");
            surf.order("stop");
            surf.await("stopped");
            List<Line> lines = surf.end();

            var late = Surfing.of(Request.class, lines).stream()
                    .filter(r -> r.cell().equals("cell-a"))
                    .toList();
            assertThat(late)
                    .isNotEmpty()
                    .allMatch(r -> r.result() == Result.FAILED && r.error().equals("timeout"));
            assertThat(keys(a, b)).doesNotHaveDuplicates();
            var ids = late.stream().map(Request::id).toList();
            assertThat(Surfing.of(Write.class, lines))
                    .filteredOn(w -> ids.contains(w.request()))
                    .isNotEmpty()
                    .allMatch(w -> w.outcome() == WriteOutcome.INDETERMINATE);
        }
    }

    @Test
    void withoutSomebodyToSteerItTheDriverStopsAndTheRecordStaysCutShort() throws IOException {
        try (var a = new TestServer("127.15.1.7", TestServer.healthy("cell-a"))) {
            var surf = new Surfing(folder, 100, Map.of("cell-a", a.address()), GRAPH);
            surf.order("start");
            surf.await("progress");
            surf.close();

            assertThat(surf.exitCode()).isEqualTo(1);
            assertThat(Judge.judge(surf.record()).checks())
                    .anyMatch(c -> c.name().equals("recordComplete") && !c.passed());
        }
    }

    private static List<String> keys(TestServer... servers) {
        return Stream.of(servers)
                .flatMap(s -> s.seen().stream())
                .map(r -> r.headers().getOrDefault("idempotency-key", ""))
                .filter(key -> !key.isEmpty())
                .toList();
    }
}
