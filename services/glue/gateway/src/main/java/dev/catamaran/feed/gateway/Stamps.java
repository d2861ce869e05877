package dev.catamaran.feed.gateway;

import dev.catamaran.feed.kit.call.RequestContext;
import dev.catamaran.feed.kit.clock.HybridClock;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.grpc.Metadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Names and stamps writes, once, where they enter: a sidecar behind the gateway may send the same write twice, and both then carry the same
 * name and stamp.
 */
@ApplicationScoped
public class Stamps {
    private static final Metadata.Key<String> IDEMPOTENCY_KEY =
            Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER);

    private final HybridClock clock;

    public Stamps(MeshEnvironment mesh) {
        this.clock = new HybridClock(InstantSource.system(), mesh.node(HybridClock.NODES));
    }

    long next() {
        return clock.stamp();
    }

    void observe(long stamp) {
        clock.observe(stamp);
    }

    /** The client's name for the write: in the request, in the header, or a new one. */
    String writeId(String inRequest) {
        if (!inRequest.isEmpty()) {
            return inRequest;
        }
        String key = RequestContext.HEADERS.get().get(IDEMPOTENCY_KEY);
        return key == null || key.isEmpty() ? UUID.randomUUID().toString() : key;
    }
}
