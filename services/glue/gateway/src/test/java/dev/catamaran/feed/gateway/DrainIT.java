package dev.catamaran.feed.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.proto.gateway.FeedApiGrpc;
import dev.catamaran.feed.proto.gateway.FeedApiGrpc.FeedApiFutureStub;
import dev.catamaran.feed.proto.gateway.ListRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DrainIT {
    private static final String ADDRESS = "127.41.7.2";

    @Test
    void callUnderWayIsAnsweredAfterTermAndNewOnesAreRefused(@TempDir Path folder) throws Exception {
        try (var relations = new FakeRelations(ADDRESS);
                var gateway = new GatewayProcess(folder, ADDRESS)) {
            var channel =
                    NettyChannelBuilder.forAddress(ADDRESS, 9000).usePlaintext().build();
            try {
                var held = api(channel, gateway.token(1))
                        .following(ListRequest.newBuilder()
                                .setPerson(FakeRelations.HELD)
                                .build());
                relations.arrived.await();
                gateway.terminate();
                awaitRefused(api(channel, gateway.token(1)));
                assertThat(held.isDone()).isFalse();
                relations.release.countDown();
                assertThat(held.get(10, TimeUnit.SECONDS).getPeopleList()).containsExactly(2L, 3L);
                assertThat(gateway.endsWithin(Duration.ofSeconds(10))).isTrue();
            } finally {
                channel.shutdownNow();
            }
        }
    }

    @Test
    void callThatNeverEndsDoesNotKeepTheProcess(@TempDir Path folder) throws Exception {
        try (var relations = new FakeRelations(ADDRESS);
                var gateway = new GatewayProcess(folder, ADDRESS)) {
            var channel =
                    NettyChannelBuilder.forAddress(ADDRESS, 9000).usePlaintext().build();
            try {
                var held = api(channel, gateway.token(1))
                        .following(ListRequest.newBuilder()
                                .setPerson(FakeRelations.HELD)
                                .build());
                relations.arrived.await();
                gateway.terminate();
                assertThat(gateway.endsWithin(Duration.ofSeconds(30))).isTrue();
                assertThatThrownBy(held::get).hasMessageContaining("UNAVAILABLE");
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private static void awaitRefused(FeedApiFutureStub api) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                api.followers(ListRequest.newBuilder().setPerson(1).build()).get();
                LockSupport.parkNanos(10_000_000);
            } catch (ExecutionException e) {
                assertThat(e).hasMessageContaining("UNAVAILABLE");
                return;
            }
        }
        throw new AssertionError("the gateway still takes calls");
    }

    private static FeedApiFutureStub api(ManagedChannel channel, String token) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), token);
        return FeedApiGrpc.newFutureStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
