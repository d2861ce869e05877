package dev.catamaran.xds.server;

import dev.catamaran.core.model.Identity;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One stream and its protocol state. All of it runs on this stream's own serial executor, so that a slow sidecar delays itself only; of the snapshots
 * that come meanwhile, the newest is kept.
 */
final class ServedStream implements StreamObserver<DeltaDiscoveryRequest> {
    private final Identity identity;
    private final ServerCallStreamObserver<DeltaDiscoveryResponse> client;
    private final Executor serial;
    private final Runnable onClose;
    private final Runnable onAnswer;
    private final DeltaStream protocol;
    private final AtomicReference<@Nullable StreamSnapshot> pending = new AtomicReference<>();
    // Nothing is read before there is a snapshot: an answer out of nothing would take away what a returning sidecar
    // holds.
    private boolean heldBack = true;
    private boolean fed;
    private volatile Acknowledged acknowledged = new Acknowledged(StreamSnapshot.EMPTY, false, Map.of());

    /** What the client had answered when this was written: of that snapshot, everything or not; and the versions that it holds. */
    record Acknowledged(StreamSnapshot snapshot, boolean all, Map<String, Map<String, String>> versions) {}

    ServedStream(
            Identity identity,
            ServerCallStreamObserver<DeltaDiscoveryResponse> client,
            Executor serial,
            DeltaStream.Rejections rejections,
            Runnable onAnswer,
            Runnable onClose) {
        this.identity = identity;
        this.client = client;
        this.serial = serial;
        this.onAnswer = onAnswer;
        this.onClose = onClose;
        this.protocol = new DeltaStream(rejections);
        client.disableAutoRequest();
        client.setOnReadyHandler(() -> serial.execute(this::resume));
        client.setOnCancelHandler(onClose);
    }

    Identity identity() {
        return identity;
    }

    Acknowledged acknowledged() {
        return acknowledged;
    }

    /** Replaces whatever snapshot is still waiting. */
    void offer(StreamSnapshot newest) {
        if (pending.getAndSet(newest) == null) {
            serial.execute(this::resume);
        }
    }

    @Override
    public void onNext(DeltaDiscoveryRequest request) {
        serial.execute(() -> {
            pump();
            send(protocol.request(request));
            // Nothing further is read from a client that does not take what it asked for.
            heldBack = !client.isReady();
            if (!heldBack) {
                client.request(1);
            }
        });
    }

    @Override
    public void onError(Throwable failure) {
        onClose.run();
    }

    @Override
    public void onCompleted() {
        onClose.run();
        serial.execute(client::onCompleted);
    }

    private void resume() {
        pump();
        if (heldBack && fed && client.isReady()) {
            heldBack = false;
            client.request(1);
        }
    }

    private void pump() {
        if (!client.isReady()) {
            return;
        }
        StreamSnapshot newest = pending.getAndSet(null);
        if (newest != null) {
            acknowledged = new Acknowledged(newest, false, acknowledged.versions());
            send(protocol.offer(newest));
            fed = true;
        }
    }

    private void send(List<DeltaDiscoveryResponse> responses) {
        if (client.isCancelled()) {
            return;
        }
        responses.forEach(client::onNext);
        acknowledged = new Acknowledged(
                acknowledged.snapshot(), protocol.settled() && protocol.refusesNothing(), protocol.held());
        onAnswer.run();
    }
}
