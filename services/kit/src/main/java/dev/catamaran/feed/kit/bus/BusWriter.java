package dev.catamaran.feed.kit.bus;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.mesh.MeshEnvironment.Acknowledgement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Writes to the bus of every cell, and acknowledges when all have the record.
 *
 * <p>A bus that does not answer within the patience is left out, and after a few such failures in a row nobody waits for it any more; then
 * one bus suffices and the write counts as degraded: the replicator copies it to the other cell later. Without any bus the write is not
 * acknowledged, though it may have happened.
 */
public final class BusWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BusWriter.class);
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);
    private static final int FAILURES_TO_OPEN = 3;

    private record Link(String cell, Bus bus, Breaker breaker) {}

    private record Pending(Link link, CompletableFuture<Void> acknowledged) {}

    /**
     * Who has the write.
     *
     * @param degraded true when a bus that should have it does not
     */
    public record Receipt(boolean degraded) {}

    /** No bus has acknowledged; whether one has the write is not known. */
    public static final class BusUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusUnavailableException(String message) {
            super(message);
        }
    }

    private final List<Link> links;
    private final Duration patience;

    BusWriter(SortedMap<String, ? extends Bus> buses, Duration patience, InstantSource clock) {
        this.links = buses.entrySet().stream()
                .map(e -> new Link(e.getKey(), e.getValue(), new Breaker(FAILURES_TO_OPEN, PROBE_INTERVAL, clock)))
                .toList();
        this.patience = patience;
    }

    /** A writer for the bus of that name, as the mesh's environment describes it. */
    public static BusWriter of(MeshEnvironment mesh, String bus) {
        var buses = new TreeMap<String, Bus>();
        boolean all = mesh.acknowledgement(bus) == Acknowledgement.ALL_CELLS;
        mesh.bus(bus).forEach((cell, broker) -> {
            if (all || cell.equals(mesh.cell())) {
                buses.put(cell, new KafkaBus(cell, broker, mesh.service() + "-" + mesh.cell()));
            }
        });
        return new BusWriter(buses, PATIENCE, InstantSource.system());
    }

    /**
     * Writes, and waits for the acknowledgements, at most the patience.
     *
     * @throws BusUnavailableException when no bus acknowledged in time
     */
    public Receipt write(BusRecord message) {
        var pending = new ArrayList<Pending>();
        var probes = new ArrayList<Pending>();
        for (var link : links) {
            switch (link.breaker().ask()) {
                case SEND -> pending.add(new Pending(link, send(link, message)));
                case PROBE -> probes.add(new Pending(link, send(link, message)));
                case SKIP -> {}
            }
        }
        // A probe is only waited for when there is nothing else to hope for.
        int acknowledged = await(pending.isEmpty() ? probes : pending);
        if (acknowledged == 0) {
            throw new BusUnavailableException("no bus acknowledged the write within " + patience.toMillis() + " ms");
        }
        return new Receipt(acknowledged < links.size());
    }

    private static CompletableFuture<Void> send(Link link, BusRecord message) {
        return link.bus().send(message).whenComplete((done, problem) -> {
            if (problem == null) {
                if (link.breaker().open()) {
                    LOG.infof("event=bus-back cell=%s", link.cell());
                }
                link.breaker().succeeded();
            } else {
                fail(link, problem);
            }
        });
    }

    private int await(List<Pending> pending) {
        long deadline = System.nanoTime() + patience.toNanos();
        int acknowledged = 0;
        for (var p : pending) {
            try {
                p.acknowledged().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged++;
            } catch (TimeoutException e) {
                fail(p.link(), e);
            } catch (ExecutionException e) {
                LOG.debugf("event=bus-refused cell=%s", p.link().cell());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return acknowledged;
            }
        }
        return acknowledged;
    }

    private static void fail(Link link, Throwable problem) {
        boolean wasOpen = link.breaker().open();
        link.breaker().failed();
        if (!wasOpen && link.breaker().open()) {
            LOG.warnf("event=bus-left-out cell=%s reason=\"%s\"", link.cell(), problem);
        }
    }

    /** Cells whose bus is left out now. */
    public List<String> leftOut() {
        return links.stream().filter(l -> l.breaker().open()).map(Link::cell).toList();
    }

    @Override
    public void close() {
        links.forEach(l -> l.bus().close());
    }
}
