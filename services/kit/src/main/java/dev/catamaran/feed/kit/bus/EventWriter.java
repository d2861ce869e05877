package dev.catamaran.feed.kit.bus;

import com.google.protobuf.MessageLite;
import dev.catamaran.feed.kit.bus.BusWriter.BusUnavailableException;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Puts the writes of a storage-logic service on the bus. Made with the service that wants it, so that the first write finds its connections made. */
@Singleton
public class EventWriter {
    private static final Pattern WRITE_ID = Pattern.compile("[!-~]{1,128}");

    private final BusWriter bus;
    private final Counter degraded;

    @Inject
    EventWriter(MeshEnvironment mesh, MeterRegistry metrics) {
        this(BusWriter.of(mesh, Domain.BUS), metrics);
    }

    EventWriter(BusWriter bus, MeterRegistry metrics) {
        this.bus = bus;
        this.degraded = Counter.builder("feed.bus.writes.degraded")
                .description("Writes acknowledged without every cell's bus")
                .register(metrics);
    }

    /**
     * Writes an event.
     *
     * @param key events with the same key stay in order
     * @return true when not every cell's bus has it
     * @throws io.grpc.StatusRuntimeException {@code INVALID_ARGUMENT} for a name or stamp that the store would refuse, {@code UNAVAILABLE} without any bus
     */
    public boolean write(Domain domain, String key, String writeId, long hlc, MessageLite event) {
        requireStorable(writeId, hlc);
        try {
            var receipt = bus.write(new BusRecord(domain.direct(), key, writeId, event));
            if (receipt.degraded()) {
                degraded.increment();
            }
            return receipt.degraded();
        } catch (BusUnavailableException e) {
            throw Status.UNAVAILABLE.withDescription(e.getMessage()).asRuntimeException();
        }
    }

    /** What is on the bus must be applied: a record that the store refuses would hold up all that come after it. */
    static void requireStorable(String writeId, long hlc) {
        if (hlc <= 0) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a write needs a positive hlc")
                    .asRuntimeException();
        }
        if (!WRITE_ID.matcher(writeId).matches()) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a write id has 1 to 128 characters, all of them printable ASCII without spaces")
                    .asRuntimeException();
        }
    }

    /**
     * Refuses a text that is too short or too long, or that PostgreSQL cannot hold.
     *
     * @param least characters
     * @param most characters
     */
    public static void requireText(String what, String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most || text.indexOf(0) >= 0) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("%s has %d to %d characters, and no NUL; this one has %d"
                            .formatted(what, least, most, length))
                    .asRuntimeException();
        }
    }

    @PreDestroy
    void close() {
        bus.close();
    }
}
