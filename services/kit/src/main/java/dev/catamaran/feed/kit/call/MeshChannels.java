package dev.catamaran.feed.kit.call;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Channels to other services: one long connection to the own sidecar each, which finds the callee by {@code :authority}. Retries, mTLS and the choice of
 * the cell are the sidecar's.
 */
@ApplicationScoped
public class MeshChannels {
    private final MeshEnvironment mesh;
    private final ConcurrentMap<String, ManagedChannel> channels = new ConcurrentHashMap<>();

    public MeshChannels(MeshEnvironment mesh) {
        this.mesh = mesh;
    }

    /** The channel to the service of that name; the caller's MeshService must declare it under {@code calls}. */
    public Channel to(String service) {
        return channels.computeIfAbsent(
                service,
                name -> NettyChannelBuilder.forTarget("dns:///" + mesh.egress())
                        .overrideAuthority(name)
                        .usePlaintext()
                        .disableRetry()
                        .directExecutor()
                        .intercept(new PassOn())
                        .build());
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
