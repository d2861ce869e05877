package dev.catamaran.feed.kit.bus;

import dev.catamaran.feed.kit.breaker.Breaker;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.mesh.MeshEnvironment.Acknowledgement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Writes to the bus of every cell, and acknowledges when all have the record.
 *
 * <p>A bus that does not answer within the patience is left out, and after a few such failures in a row nobody waits for it any more; then
 * one bus suffices and the write counts as degraded: the replicator copies it to the other cell later. The last hope is waited for longer: as long as no
 * bus has the write, giving up early would only turn a slow write into a failed one. Without any bus the write is not acknowledged, though
 * it may have happened.
 */
public final class BusWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BusWriter.class);
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);
    private static final int FAILURES_TO_OPEN = 3;

    /** @param waiting for this bus: none of them needs its whole patience once the bus is left out */
    private record Link(String cell, Bus bus, Breaker breaker, Queue<CompletableFuture<Void>> waiting) {}

    /**
     * A record on its way to one bus.
     *
     * @param acknowledged completes when the bus has it, however late
     * @param inTime the same within the patience; the breaker knows of it
     */
    private record Sent(CompletableFuture<Void> acknowledged, CompletableFuture<Void> inTime) {}

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
    private final Duration lastPatience;

    /**
     * With these buses by cell.
     *
     * @param patience how long all buses may take
     * @param lastPatience how long the first bus may take when none was in time
     */
    BusWriter(SortedMap<String, ? extends Bus> buses, Duration patience, Duration lastPatience, InstantSource clock) {
        this.links = buses.entrySet().stream()
                .map(e -> new Link(
                        e.getKey(),
                        e.getValue(),
                        new Breaker(FAILURES_TO_OPEN, PROBE_INTERVAL, clock),
                        new ConcurrentLinkedQueue<>()))
                .toList();
        this.patience = patience;
        this.lastPatience = lastPatience;
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
        return new BusWriter(buses, PATIENCE, LAST_PATIENCE, InstantSource.system());
    }

    /**
     * Writes, and waits for the acknowledgements.
     *
     * @throws BusUnavailableException when no bus acknowledged in time
     */
    public Receipt write(BusRecord message) {
        var waitedFor = new ArrayList<Sent>();
        var others = new ArrayList<Sent>();
        var leftOut = new ArrayList<Link>();
        for (var link : links) {
            switch (link.breaker().ask()) {
                case USE -> waitedFor.add(use(link, message));
                case PROBE -> others.add(send(link, message));
                case SKIP -> leftOut.add(link);
            }
        }
        if (waitedFor.isEmpty()) {
            // Nothing is lost by trying, and one of them may be back.
            leftOut.forEach(link -> others.add(send(link, message)));
        }
        int acknowledged = (int) waitedFor.stream().filter(BusWriter::inTime).count();
        if (acknowledged == 0) {
            others.addAll(waitedFor);
            awaitFirst(others);
            acknowledged = 1;
        }
        return new Receipt(acknowledged < links.size());
    }

    private Sent use(Link link, BusRecord message) {
        var sent = send(link, message);
        if (link.breaker().open()) {
            // Left out between the question and here: those that were told to wait no longer may have been told before
            // this one was among them.
            sent.inTime().completeExceptionally(new TimeoutException("left out meanwhile"));
        }
        return sent;
    }

    private Sent send(Link link, BusRecord message) {
        var acknowledged = link.bus().send(message);
        // Judged once, and by the patience: a bus that acknowledges too late is not one to wait for.
        var inTime = acknowledged
                .copy()
                .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((done, problem) -> {
                    if (problem == null) {
                        succeeded(link);
                    } else {
                        failed(link, problem);
                    }
                });
        link.waiting().add(inTime);
        var _ = inTime.whenComplete((done, problem) -> link.waiting().removeIf(CompletableFuture::isDone));
        return new Sent(acknowledged, inTime);
    }

    /** Waits until it is known, at most the patience. */
    private static boolean inTime(Sent sent) {
        try {
            sent.inTime().get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void awaitFirst(List<Sent> all) {
        var first = new CompletableFuture<Void>();
        var each = all.stream()
                .map(sent -> sent.acknowledged().thenAccept(first::complete))
                .toArray(CompletableFuture<?>[]::new);
        // When all have failed; without effect when one of them succeeded.
        var _ = CompletableFuture.allOf(each).whenComplete((done, problem) -> {
            if (problem != null) {
                first.completeExceptionally(problem);
            }
        });
        try {
            first.get(lastPatience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new BusUnavailableException("no bus took the write: " + e.getCause());
        } catch (TimeoutException e) {
            throw new BusUnavailableException("no bus acknowledged the write within "
                    + patience.plus(lastPatience).toMillis() + " ms");
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static BusUnavailableException interrupted() {
        Thread.currentThread().interrupt();
        return new BusUnavailableException("interrupted while no bus had acknowledged the write");
    }

    private static void succeeded(Link link) {
        if (link.breaker().succeeded()) {
            LOG.infof("event=bus-back bus=%s", link.cell());
        }
    }

    private static void failed(Link link, Throwable problem) {
        if (link.breaker().failed()) {
            LOG.warnf("event=bus-left-out bus=%s reason=\"%s\"", link.cell(), problem);
            link.waiting().forEach(write -> write.completeExceptionally(problem));
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
