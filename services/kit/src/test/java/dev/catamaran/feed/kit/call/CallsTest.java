package dev.catamaran.feed.kit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.relation.ChangeReply;
import dev.catamaran.feed.proto.relation.ChangeRequest;
import dev.catamaran.feed.proto.relation.PeopleReply;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import io.grpc.BindableService;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A front service in cell-a that asks a back service in cell-b, each behind its {@link ServerCalls}, over loopback. */
@Timeout(30)
class CallsTest {
    private static final Metadata.Key<String> TIMEOUT =
            Metadata.Key.of("x-envoy-expected-rq-timeout-ms", Metadata.ASCII_STRING_MARSHALLER);

    private final BlockingQueue<Metadata> arrivedAtBack = new LinkedBlockingQueue<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CallsUnderWay underWay = new CallsUnderWay();
    private final Lines accessLog = new Lines();
    private final List<Server> servers = new ArrayList<>();
    private final AtomicReference<@Nullable Deadline> deadline = new AtomicReference<>();
    private final CountDownLatch followersAsked = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private MeshChannels channels = new MeshChannels(mesh("cell-a", "127.0.0.1:1"));
    private ManagedChannel caller = NettyChannelBuilder.forTarget("127.0.0.1:1").build();

    @BeforeEach
    void start() throws Exception {
        Logger.getLogger("access").addHandler(accessLog);
        var back = serve("cell-b", new Back());
        channels = new MeshChannels(mesh("cell-a", "127.41.1.1:" + back.getPort()));
        var front = serve("cell-a", new Front());
        caller = NettyChannelBuilder.forAddress("127.41.1.1", front.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void stop() {
        never.countDown();
        Logger.getLogger("access").removeHandler(accessLog);
        caller.shutdownNow();
        channels.close();
        servers.forEach(Server::shutdownNow);
    }

    @Test
    void requestIdIsPassedOnAndComesBack() throws Exception {
        var answer = new Answer();
        stub(answer, header(RequestContext.REQUEST_ID, "r-1")).following(person(1));
        assertThat(arrived().get(RequestContext.REQUEST_ID)).isEqualTo("r-1");
        assertThat(answer.get(RequestContext.REQUEST_ID)).isEqualTo("r-1");
    }

    @Test
    void requestIdIsMadeWhenThereIsNone() throws Exception {
        var answer = new Answer();
        stub(answer, new Metadata()).following(person(1));
        assertThat(arrived().get(RequestContext.REQUEST_ID))
                .isNotEmpty()
                .isEqualTo(answer.get(RequestContext.REQUEST_ID));
    }

    @Test
    void calleeIsNamedByAuthority() throws Exception {
        stub(new Answer(), new Metadata()).following(person(1));
        assertThat(arrived().get(Back.AUTHORITY)).isEqualTo("relation");
    }

    @Test
    void patienceOfTheSidecarIsTheDeadlineAndIsInherited() throws Exception {
        stub(new Answer(), header(TIMEOUT, "25000")).following(person(1));
        assertThat(deadline.get()).isNotNull();
        assertThat(remaining(deadline.get())).isBetween(1L, 25_000L);
        // what is left of it, with its unit: n nanoseconds, u micro-, m milliseconds
        assertThat(arrived().get(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER)))
                .isNotNull();
    }

    @Test
    void shorterDeadlineOfTheClientHolds() {
        stub(new Answer(), header(TIMEOUT, "3600000"))
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .following(person(1));
        assertThat(remaining(deadline.get())).isLessThanOrEqualTo(20_000);
    }

    @Test
    void withoutPatienceThereIsNoDeadline() {
        stub(new Answer(), header(TIMEOUT, "soon")).following(person(1));
        assertThat(deadline.get()).isNull();
    }

    @Test
    void deadlineEndsTheCallBehindIt() {
        assertThatThrownBy(() -> stub(new Answer(), header(TIMEOUT, "50")).following(person(Back.HANGS)))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
    }

    @Test
    void callThatWasGivenUpBeforeItsTurnIsNotBegun() throws InterruptedException {
        var calls = new ServerCalls(mesh("cell-a", "127.0.0.1:1"), underWay, metrics);
        calls.interceptCall(new GivenUp(), new Metadata(), (call, headers) -> {
            throw new AssertionError("begun");
        });
        assertThat(underWay.drain(Duration.ZERO)).isZero();
        assertThat(metrics.get("grpc.server.handled")
                        .tag("grpc_code", "CANCELLED")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void answerNamesTheCellThatAnsweredLast() {
        var answer = new Answer();
        stub(answer, new Metadata()).following(person(1));
        assertThat(answer.get(RequestContext.CELL)).isEqualTo("cell-b");
    }

    @Test
    void answerWithoutACallBehindItNamesItsOwnCell() {
        var answer = new Answer();
        stub(answer, new Metadata()).change(ChangeRequest.getDefaultInstance());
        assertThat(answer.get(RequestContext.CELL)).isEqualTo("cell-a");
    }

    @Test
    void refusalNamesTheCellAndTheRequestToo() {
        var answer = new Answer();
        assertThatThrownBy(() ->
                        stub(answer, header(RequestContext.REQUEST_ID, "r-2")).following(person(Back.REFUSED)))
                .hasMessage("INVALID_ARGUMENT: no");
        assertThat(answer.get(RequestContext.CELL)).isEqualTo("cell-b");
        assertThat(answer.get(RequestContext.REQUEST_ID)).isEqualTo("r-2");
    }

    @Test
    void everyCallIsOneLineInTheAccessLog() throws Exception {
        stub(new Answer(), header(RequestContext.REQUEST_ID, "r-3")).following(person(1));
        assertThat(List.of(accessLog.next(), accessLog.next()))
                .allSatisfy(
                        line -> assertThat(line).matches("method=Following status=OK ms=\\d+\\.\\d\\d requestId=r-3"));
        assertThat(accessLog.lines).isEmpty();
    }

    @Test
    void everyCallIsCountedByServiceMethodAndCode() throws Exception {
        stub(new Answer(), new Metadata()).following(person(1));
        assertThatThrownBy(() -> stub(new Answer(), new Metadata()).following(person(Back.REFUSED)))
                .isInstanceOf(StatusRuntimeException.class);
        for (int line = 0; line < 4; line++) {
            accessLog.next(); // counted just before it is logged
        }

        // front and back count into the same registry here
        assertThat(count("OK")).isEqualTo(2);
        assertThat(count("INVALID_ARGUMENT")).isEqualTo(2);
    }

    private double count(String code) {
        return metrics
                .find("grpc.server.handled")
                .tags("grpc_service", RelationsGrpc.SERVICE_NAME, "grpc_method", "Following", "grpc_code", code)
                .counters()
                .stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    @Test
    void callThatTheCallerGaveUpIsOneLineToo() throws Exception {
        assertThatThrownBy(() -> stub(new Answer(), header(RequestContext.REQUEST_ID, "r-4"))
                        .withDeadlineAfter(100, TimeUnit.MILLISECONDS)
                        .followers(person(1)))
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
        assertThat(accessLog.next())
                .startsWith("method=Followers status=CANCELLED")
                .endsWith("requestId=r-4");
        never.countDown(); // the service answers after all
        assertThat(accessLog.lines).isEmpty();
    }

    @Test
    void stoppingProcessRefusesNewCallsAndWaitsForThoseUnderWay() throws Exception {
        var held = RelationsGrpc.newFutureStub(caller).followers(person(1));
        followersAsked.await();
        assertThat(underWay.drain(Duration.ZERO)).isEqualTo(1);
        assertThatThrownBy(() -> stub(new Answer(), new Metadata()).following(person(1)))
                .hasMessage("UNAVAILABLE: this replica is stopping");
        never.countDown();
        assertThat(underWay.drain(Duration.ofSeconds(20))).isZero();
        assertThatThrownBy(held::get).hasMessageContaining("INTERNAL");
    }

    private Metadata arrived() throws InterruptedException {
        var headers = arrivedAtBack.poll(10, TimeUnit.SECONDS);
        assertThat(headers).isNotNull();
        return headers == null ? new Metadata() : headers;
    }

    private static long remaining(@Nullable Deadline deadline) {
        return deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.MILLISECONDS);
    }

    private RelationsGrpc.RelationsBlockingStub stub(Answer answer, Metadata headers) {
        return RelationsGrpc.newBlockingStub(ClientInterceptors.intercept(
                caller,
                MetadataUtils.newAttachHeadersInterceptor(headers),
                MetadataUtils.newCaptureMetadataInterceptor(answer.headers, answer.trailers)));
    }

    private static Metadata header(Metadata.Key<String> key, String value) {
        var headers = new Metadata();
        headers.put(key, value);
        return headers;
    }

    private static PeopleRequest person(long person) {
        return PeopleRequest.newBuilder().setPerson(person).build();
    }

    private Server serve(String cell, BindableService service) throws Exception {
        var server = NettyServerBuilder.forAddress(new InetSocketAddress("127.41.1.1", 0))
                .addService(service)
                .intercept(new ServerCalls(mesh(cell, "127.0.0.1:1"), underWay, metrics))
                .intercept(new Recorder(cell))
                .build()
                .start();
        servers.add(server);
        return server;
    }

    private static MeshEnvironment mesh(String cell, String egress) {
        return MeshEnvironment.of(Map.of("CATAMARAN_CELL", cell, "CATAMARAN_EGRESS", egress));
    }

    private record Answer(AtomicReference<Metadata> headers, AtomicReference<Metadata> trailers) {
        Answer() {
            this(new AtomicReference<>(), new AtomicReference<>());
        }

        /** As a sidecar sees it: of trailers only, they are the headers. */
        @Nullable
        String get(Metadata.Key<String> key) {
            var found = headers.get() == null ? trailers.get() : headers.get();
            return found.get(key);
        }
    }

    private final class Recorder implements ServerInterceptor {
        private final String cell;

        Recorder(String cell) {
            this.cell = cell;
        }

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            if (cell.equals("cell-b")) {
                headers.put(Back.AUTHORITY, String.valueOf(call.getAuthority()));
                arrivedAtBack.add(headers);
            }
            return next.startCall(call, headers);
        }
    }

    private final class Front extends RelationsGrpc.RelationsImplBase {
        @Override
        public void following(PeopleRequest request, StreamObserver<PeopleReply> answer) {
            deadline.set(Context.current().getDeadline());
            try {
                answer.onNext(
                        RelationsGrpc.newBlockingStub(channels.to("relation")).following(request));
                answer.onCompleted();
            } catch (StatusRuntimeException e) {
                answer.onError(e.getStatus().asRuntimeException());
            }
        }

        @Override
        public void followers(PeopleRequest request, StreamObserver<PeopleReply> answer) {
            followersAsked.countDown();
            Thread.ofVirtual().start(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                answer.onError(Status.INTERNAL.asRuntimeException());
            });
        }

        @Override
        public void change(ChangeRequest request, StreamObserver<ChangeReply> answer) {
            answer.onNext(ChangeReply.getDefaultInstance());
            answer.onCompleted();
        }
    }

    private static final class Back extends RelationsGrpc.RelationsImplBase {
        private static final Metadata.Key<String> AUTHORITY =
                Metadata.Key.of("test-authority", Metadata.ASCII_STRING_MARSHALLER);
        private static final long REFUSED = 2;
        private static final long HANGS = 3;

        @Override
        public void following(PeopleRequest request, StreamObserver<PeopleReply> answer) {
            if (request.getPerson() == REFUSED) {
                answer.onError(Status.INVALID_ARGUMENT.withDescription("no").asRuntimeException());
            } else if (request.getPerson() != HANGS) {
                answer.onNext(PeopleReply.getDefaultInstance());
                answer.onCompleted();
            }
        }
    }

    /** What was logged. */
    private static final class Lines extends ExtHandler {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        protected void doPublish(ExtLogRecord record) {
            lines.add(record.getFormattedMessage());
        }

        String next() throws InterruptedException {
            var line = lines.poll(10, TimeUnit.SECONDS);
            return line == null ? "no line" : line;
        }
    }

    /** Its caller has gone. */
    private static final class GivenUp extends ServerCall<PeopleRequest, PeopleReply> {
        @Override
        public void request(int messages) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(PeopleReply message) {}

        @Override
        public void close(Status status, Metadata trailers) {}

        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public MethodDescriptor<PeopleRequest, PeopleReply> getMethodDescriptor() {
            return RelationsGrpc.getFollowingMethod();
        }
    }
}
