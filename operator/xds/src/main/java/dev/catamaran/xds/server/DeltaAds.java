package dev.catamaran.xds.server;

import dev.catamaran.core.model.Identity;
import dev.catamaran.xds.auth.BearerInterceptor;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc.AggregatedDiscoveryServiceImplBase;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** The aggregated discovery service, incremental variant only. */
final class DeltaAds extends AggregatedDiscoveryServiceImplBase {
    private final ControlPlane controlPlane;
    private final Executor threads;

    DeltaAds(ControlPlane controlPlane, Executor threads) {
        this.controlPlane = controlPlane;
        this.threads = threads;
    }

    @Override
    public StreamObserver<DeltaDiscoveryRequest> deltaAggregatedResources(
            StreamObserver<DeltaDiscoveryResponse> responses) {
        // The cast is grpc-java's documented way to flow control on the server side.
        var client = (ServerCallStreamObserver<DeltaDiscoveryResponse>) responses;
        Identity identity = BearerInterceptor.IDENTITY.get();
        if (identity == null) {
            throw Status.UNAUTHENTICATED.asRuntimeException();
        }
        AtomicReference<ServedStream> self = new AtomicReference<>();
        ServedStream stream = new ServedStream(
                identity,
                client,
                new SerialExecutor(threads),
                (type, name, message) -> controlPlane.rejected(self.get(), type, name, message),
                controlPlane::answered,
                () -> controlPlane.remove(self.get()));
        self.set(stream);
        controlPlane.add(stream);
        return stream;
    }
}
