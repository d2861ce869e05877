package dev.catamaran.feed.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.proto.gateway.FeedApiGrpc;
import dev.catamaran.feed.proto.gateway.FeedApiGrpc.FeedApiBlockingStub;
import dev.catamaran.feed.proto.gateway.FollowAllRequest;
import dev.catamaran.feed.proto.gateway.FollowRequest;
import dev.catamaran.feed.proto.gateway.HomePost;
import dev.catamaran.feed.proto.gateway.HomeReply;
import dev.catamaran.feed.proto.gateway.ListRequest;
import dev.catamaran.feed.proto.gateway.PersonRequest;
import dev.catamaran.feed.proto.gateway.PublishRequest;
import dev.catamaran.feed.proto.gateway.PutProfileRequest;
import dev.catamaran.feed.proto.gateway.Trend;
import dev.catamaran.feed.proto.gateway.TrendsReply;
import dev.catamaran.feed.proto.gateway.TrendsRequest;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged gateway in front of a relation service that says what the test wants. */
@Timeout(60)
class GatewayIT {
    private static final String ADDRESS = "127.41.7.1";

    private static FakeRelations relations;
    private static GatewayProcess gateway;
    private static ManagedChannel channel;

    private final AtomicReference<Metadata> headers = new AtomicReference<>();
    private final AtomicReference<Metadata> trailers = new AtomicReference<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        relations = new FakeRelations(ADDRESS);
        gateway = new GatewayProcess(folder, ADDRESS);
        channel = NettyChannelBuilder.forAddress(ADDRESS, 9000).usePlaintext().build();
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        gateway.close();
        relations.close();
    }

    @Test
    void healthAndMetricsAreServed() throws Exception {
        assertThat(gateway.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/q/metrics").body()).contains("jvm_memory_used_bytes");
        var asked = HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
        assertThat(asked.getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void logIsOneLineAnEventWithServiceAndCellAndWithoutWarnings() throws Exception {
        api(person(1)).following(ListRequest.newBuilder().setPerson(1).build());
        assertThat(gateway.log().lines())
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).matches("\\S+ level=(INFO|WARN) logger=\\S+ service=gateway cell=cell-a .*"))
                .noneSatisfy(line -> assertThat(line).contains("level=WARN"))
                .anySatisfy(line -> assertThat(line).contains("logger=access", "method=Following status=OK"));
    }

    @Test
    void followIsNamedStampedAndPassedOn() throws Exception {
        var reply = api(person(1, "idempotency-key", "mine"))
                .follow(FollowRequest.newBuilder().setPerson(1).setTarget(2).build());
        var event = relations.changes.take();
        assertThat(event.getWriteId()).isEqualTo("mine");
        assertThat(event.getFollower()).isEqualTo(1);
        assertThat(event.getFolloweesList()).containsExactly(2L);
        assertThat(event.getFollowing()).isTrue();
        assertThat(event.getHlc() >>> 16).isCloseTo(Instant.now().toEpochMilli(), Offset.offset(3_600_000L));
        assertThat(reply.getWriteId()).isEqualTo("mine");
        assertThat(reply.getHlc()).isEqualTo(Long.toString(event.getHlc()));
        assertThat(reply.getDegraded()).isTrue();
    }

    @Test
    void writeWithoutANameGetsOne() throws Exception {
        var reply = api(person(1))
                .unfollow(FollowRequest.newBuilder().setPerson(1).setTarget(2).build());
        var event = relations.changes.take();
        assertThat(event.getFollowing()).isFalse();
        assertThat(event.getWriteId()).isNotEmpty().isEqualTo(reply.getWriteId());
    }

    @Test
    void onlyEdgeOfABatchIsNumberedToo() throws Exception {
        api(person(1)).followAll(followAll("w", 2));
        assertThat(relations.changes.take().getWriteId()).isEqualTo("w/0");
        api(person(1)).followAll(followAll("w", 2, 3));
        assertThat(relations.changes.take().getWriteId()).isEqualTo("w");
    }

    @Test
    void writeIsStampedAfterWhatWasRead() throws Exception {
        long ahead = (System.currentTimeMillis() + 60_000) << 16;
        relations.version = ahead;
        api(person(1)).person(PersonRequest.newBuilder().setPerson(1).build());
        relations.version = 0;
        api(person(1))
                .follow(FollowRequest.newBuilder().setPerson(1).setTarget(2).build());
        assertThat(relations.changes.take().getHlc()).isGreaterThan(ahead);
    }

    @Test
    void personIsPutTogetherFromTwoAnswers() throws Exception {
        var reply =
                api(person(9)).person(PersonRequest.newBuilder().setPerson(1).build());
        assertThat(List.of(reply.getFollowing(), reply.getFollowers(), reply.getMutual()))
                .containsExactly(2, 3, 1);
        assertThat(List.of(reply.getName(), reply.getBio())).containsExactly("P1", "b");
    }

    @Test
    void homePageIsPutTogetherFromFourAnswers() throws Exception {
        var page = api(person(5)).home(PersonRequest.newBuilder().setPerson(5).build());
        assertThat(page)
                .isEqualTo(HomeReply.newBuilder()
                        .setPerson(5)
                        .addPosts(HomePost.newBuilder()
                                .setId(7)
                                .setAuthor(5)
                                .setAuthorName("P5")
                                .setText("hello"))
                        .setFollowing(2)
                        .setFollowers(3)
                        .addAllSuggestions(List.of(11L, 12L, 13L, 14L, 15L))
                        .build());
    }

    @Test
    void suggestionsAreAskedForOnceForManyPages() throws Exception {
        var request = PersonRequest.newBuilder().setPerson(777).build();
        var first = api(person(777)).home(request);
        assertThat(api(person(777)).home(request)).isEqualTo(first);
        assertThat(relations.others.suggested).containsOnlyOnce("suggest/777");
    }

    @Test
    void homePageSaysWhatIsMissingAndWaitsForNoneOfIt() throws Exception {
        var page = api(person(OtherServices.SILENT, "x-envoy-expected-rq-timeout-ms", "5000"))
                .home(PersonRequest.newBuilder().setPerson(OtherServices.SILENT).build());
        assertThat(page.getMissingList()).containsExactly("names", "suggestions");
        assertThat(page.getSuggestionsList()).isEmpty();
        assertThat(page.getPosts(0).getAuthorName()).isEmpty();
        assertThat(page.getFollowers()).isEqualTo(3);
    }

    @Test
    void trendsAreTheRankedListOfThatName() throws Exception {
        var reply = api(person(5)).trends(TrendsRequest.getDefaultInstance());
        assertThat(reply)
                .isEqualTo(TrendsReply.newBuilder()
                        .addTrends(Trend.newBuilder().setTag("trends").setPosts(12))
                        .addTrends(Trend.newBuilder().setTag("other").setPosts(3))
                        .build());
        assertThatThrownBy(() -> api(Map.of()).trends(TrendsRequest.getDefaultInstance()))
                .hasMessageStartingWith("UNAUTHENTICATED");
    }

    @Test
    void withoutATimelineThereIsNoHomePage() {
        assertThatThrownBy(() -> api(person(OtherServices.NO_TIMELINE))
                        .home(PersonRequest.newBuilder()
                                .setPerson(OtherServices.NO_TIMELINE)
                                .build()))
                .hasMessageStartingWith("UNAVAILABLE");
    }

    @Test
    void nobodyReadsTheHomePageOfSomebodyElse() {
        assertThatThrownBy(() -> api(person(9))
                        .home(PersonRequest.newBuilder().setPerson(1).build()))
                .hasMessage("PERMISSION_DENIED: person 9 cannot act for person 1");
    }

    @Test
    void postIsStampedNamedByItsKeyAndSaysWhereItEntered() throws Exception {
        var reply = api(person(3, "idempotency-key", "post-1"))
                .publish(PublishRequest.newBuilder()
                        .setPerson(3)
                        .setText("hello")
                        .build());
        var event = relations.others.posts.take();
        assertThat(reply.getWriteId()).isEqualTo("post-1").isEqualTo(event.getWriteId());
        assertThat(reply.getHlc()).isEqualTo(Long.toString(event.getHlc()));
        assertThat(reply.getDegraded()).isTrue();
        assertThat(event.getCell()).isEqualTo("cell-a");
        assertThat(event.getText()).isEqualTo("hello");
    }

    @Test
    void profileIsStampedAndPassedOn() throws Exception {
        var reply = api(person(3))
                .putProfile(PutProfileRequest.newBuilder()
                        .setPerson(3)
                        .setName("n")
                        .setBio("b")
                        .build());
        var event = relations.others.profiles.take();
        assertThat(reply.getHlc()).isEqualTo(Long.toString(event.getHlc()));
        assertThat(List.of(event.getName(), event.getBio())).containsExactly("n", "b");
    }

    @Test
    void callsWithoutATokenAreRefused() {
        assertThatThrownBy(() -> api(Map.of()).following(ListRequest.getDefaultInstance()))
                .hasMessageStartingWith("UNAUTHENTICATED: send the header");
        assertThatThrownBy(() -> api(Map.of("authorization", "Bearer x")).followAll(followAll("w", 2)))
                .hasMessageStartingWith("UNAUTHENTICATED");
    }

    @Test
    void nobodyWritesForSomebodyElse() {
        assertThatThrownBy(() -> api(person(9)).followAll(followAll("w", 2)))
                .hasMessage("PERMISSION_DENIED: person 9 cannot act for person 1");
    }

    @Test
    void emptyHugeAndSelfishBatchesAreRefused() {
        assertThatThrownBy(() -> api(person(1)).followAll(followAll("w")))
                .hasMessage("INVALID_ARGUMENT: targets has 0 people; send 1 to 10000");
        long[] many = LongStream.rangeClosed(2, 10_002).toArray();
        assertThatThrownBy(() -> api(person(1)).followAll(followAll("w", many)))
                .hasMessage("INVALID_ARGUMENT: targets has 10001 people; send 1 to 10000");
        assertThatThrownBy(() -> api(person(1)).followAll(followAll("w", 2, 1)))
                .hasMessageStartingWith("INVALID_ARGUMENT: person 1 cannot follow themselves");
    }

    @Test
    void refusalOfTheCalleeIsPassedOnAndSigned() {
        assertThatThrownBy(() -> api(person(1, "x-request-id", "r-9"))
                        .following(ListRequest.newBuilder()
                                .setPerson(FakeRelations.REFUSED)
                                .build()))
                .hasMessage("UNAVAILABLE: the store cannot be read now");
        var signed = headers.get() == null ? trailers.get() : headers.get();
        assertThat(signed.get(Metadata.Key.of("x-catamaran-cell", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("cell-a");
        assertThat(signed.get(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("r-9");
        assertThat(signed.keys()).doesNotContain("authorization"); // nothing of the request is sent back
    }

    @Test
    void deadlineOfTheSidecarEndsTheCall() {
        assertThatThrownBy(() -> api(person(1, "x-envoy-expected-rq-timeout-ms", "50"))
                        .following(ListRequest.newBuilder()
                                .setPerson(FakeRelations.HELD)
                                .build()))
                .hasMessageStartingWith("DEADLINE_EXCEEDED");
    }

    private static Map<String, String> person(long person) throws Exception {
        return Map.of("authorization", gateway.token(person));
    }

    private static Map<String, String> person(long person, String header, String value) throws Exception {
        return Map.of("authorization", gateway.token(person), header, value);
    }

    private FeedApiBlockingStub api(Map<String, String> with) {
        var sent = new Metadata();
        with.forEach((name, value) -> sent.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        return FeedApiGrpc.newBlockingStub(ClientInterceptors.intercept(
                channel,
                MetadataUtils.newAttachHeadersInterceptor(sent),
                MetadataUtils.newCaptureMetadataInterceptor(headers, trailers)));
    }

    private static FollowAllRequest followAll(String writeId, long... targets) {
        return FollowAllRequest.newBuilder()
                .setPerson(1)
                .setWriteId(writeId)
                .addAllTargets(Arrays.stream(targets).boxed().toList())
                .build();
    }
}
