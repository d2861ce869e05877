package dev.catamaran.feed.kit.call;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Channels to other services: one long connection to the own sidecar each, which finds the callee by {@code :authority}. Retries, mTLS and the choice of
 * the cell are the sidecar's.
 */
@ApplicationScoped
public class MeshChannels {
    /**
     * How long to wait before the sidecar, which may still be starting, is tried again. gRPC's own pause grows to two minutes, which is right for a
     * server that others overload and not for a process next door; see "GRPC Connection Backoff Protocol".
     */
    private static final long RECONNECT_MILLIS = 250;

    private final MeshEnvironment mesh;
    private final ConcurrentMap<String, ManagedChannel> channels = new ConcurrentHashMap<>();

    public MeshChannels(MeshEnvironment mesh) {
        this.mesh = mesh;
    }

    /** The channel to the service of that name; the caller's MeshService must declare it under {@code calls}. */
    public Channel to(String service) {
        return channels.computeIfAbsent(service, this::open);
    }

    private ManagedChannel open(String service) {
        ManagedChannel channel = NettyChannelBuilder.forTarget("dns:///" + mesh.egress())
                .overrideAuthority(service)
                .usePlaintext()
                .disableRetry()
                .directExecutor()
                .intercept(new PassOn())
                .build();
        keepTrying(channel);
        return channel;
    }

    private static void keepTrying(ManagedChannel channel) {
        ConnectivityState state = channel.getState(false);
        switch (state) {
            case SHUTDOWN -> {}
            case TRANSIENT_FAILURE ->
                CompletableFuture.delayedExecutor(RECONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(() -> {
                            channel.resetConnectBackoff();
                            keepTrying(channel);
                        });
            default -> channel.notifyWhenStateChanged(state, () -> keepTrying(channel));
        }
    }

    @PreDestroy
    void close() {
        channels.values().forEach(ManagedChannel::shutdown);
    }

    /** Passes the request id on and remembers which cell answered. */
    private static final class PassOn implements ClientInterceptor {
        @Override
        public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
            var incoming = RequestContext.HEADERS.get();
            var servedBy = RequestContext.SERVED_BY.get();
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void start(Listener<R> listener, Metadata headers) {
                    String requestId = incoming.get(RequestContext.REQUEST_ID);
                    if (requestId != null) {
                        headers.put(RequestContext.REQUEST_ID, requestId);
                    }
                    super.start(
                            new SimpleForwardingClientCallListener<>(listener) {
                                @Override
                                public void onHeaders(Metadata answer) {
                                    remember(answer);
                                    super.onHeaders(answer);
                                }

                                @Override
                                public void onClose(Status status, Metadata trailers) {
                                    remember(trailers); // a refusal may have no other headers
                                    super.onClose(status, trailers);
                                }

                                private void remember(Metadata answer) {
                                    String cell = answer.get(RequestContext.CELL);
                                    if (cell != null && servedBy != null) {
                                        servedBy.set(cell);
                                    }
                                }
                            },
                            headers);
                }
            };
        }
    }
}
