package dev.catamaran.xds.server;

import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.certificate.MeshAuthority;
import dev.catamaran.xds.translate.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;

/**
 * What the controller holds: the model goes in, every stream is told what changed for it, and who has it can be read. Safe for concurrent use.
 */
public final class ControlPlane {
    private final SnapshotStore store;
    private final MeshAuthority authority;
    private final Secrets secrets;
    private final RejectionListener rejections;
    private final Set<ServedStream> streams = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<ServedStream, String> lastRejected = new ConcurrentHashMap<>();
    private final ConcurrentMap<ServedStream, StreamSnapshot> offered = new ConcurrentHashMap<>();
    private final Object answers = new Object();
    private final Object rotation = new Object();

    public ControlPlane(GroupSource source, MeshAuthority authority, RejectionListener rejections) {
        this.store = new SnapshotStore(source);
        this.authority = authority;
        this.secrets = new Secrets(authority);
        this.rejections = rejections;
    }

    /** Takes a new model or new endpoints; only streams whose group's content changed are told. */
    public void update(MeshModel model, List<Endpoint> endpoints) {
        boolean first = store.model().isEmpty();
        Set<Group> changed = store.update(model, endpoints);
        streams.stream()
                .filter(stream -> first || changed.contains(group(stream.identity())))
                .forEach(this::offer);
    }

    /** The open streams, by identity. */
    public List<SidecarStatus> status() {
        return streams.stream()
                .map(this::status)
                .sorted(Comparator.comparing((SidecarStatus s) -> s.identity().workload())
                        .thenComparing(s -> s.identity().cell())
                        .thenComparingInt(s -> s.identity().ordinal()))
                .toList();
    }

    /** Renews the leaves that are past half of their life. To be called every few minutes. */
    public void renewLeaves() {
        streams.forEach(this::offer);
    }

    /**
     * Gives every sidecar a new leaf, and returns when all connected ones have taken it.
     *
     * @throws TimeoutException when one has not within that time
     */
    public void rotateLeaves(Duration patience) throws TimeoutException, InterruptedException {
        synchronized (rotation) {
            authority.retireLeaves();
            offerAll(patience);
        }
    }

    /**
     * Replaces the root in three steps, each of which waits until all connected sidecars have taken the one before. Cut short, it can be called again.
     *
     * @param patience per step
     * @throws TimeoutException when a sidecar has not taken a step within that time; nothing is dropped then
     */
    public void rotateTrust(Duration patience) throws TimeoutException, InterruptedException {
        synchronized (rotation) {
            authority.announceRoot();
            offerAll(patience);
            authority.issueFromNewest();
            offerAll(patience);
            authority.dropOldRoots();
            offerAll(patience);
        }
    }

    void add(ServedStream stream) {
        streams.add(stream);
        offer(stream);
    }

    void remove(ServedStream stream) {
        streams.remove(stream);
        lastRejected.remove(stream);
        offered.remove(stream);
        answered();
    }

    void rejected(ServedStream stream, String typeUrl, String resource, String message) {
        lastRejected.put(stream, resource + ": " + message);
        rejections.onRejected(stream.identity(), typeUrl, List.of(resource), message);
    }

    void answered() {
        synchronized (answers) {
            answers.notifyAll();
        }
    }

    private void offerAll(Duration patience) throws TimeoutException, InterruptedException {
        streams.forEach(this::offer);
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (answers) {
            List<Identity> waiting = waiting();
            while (!waiting.isEmpty()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new TimeoutException("not taken within " + patience + " by " + waiting);
                }
                answers.wait(left);
                waiting = waiting();
            }
        }
    }

    private List<Identity> waiting() {
        List<Identity> waiting = new ArrayList<>();
        for (ServedStream stream : streams) {
            if (!isAcknowledged(stream)) {
                waiting.add(stream.identity());
            }
        }
        return waiting;
    }

    // One thread at a time per stream: else an older snapshot could be offered after a newer one.
    private void offer(ServedStream stream) {
        synchronized (stream) {
            Optional<MeshModel> model = store.model();
            store.of(group(stream.identity())).ifPresent(group -> {
                StreamSnapshot snapshot =
                        StreamSnapshot.of(group, stream.identity(), secrets.of(model.orElseThrow(), stream.identity()));
                if (streams.contains(stream)) {
                    offered.put(stream, snapshot);
                    stream.offer(snapshot);
                }
            });
        }
    }

    private boolean isAcknowledged(ServedStream stream) {
        ServedStream.Acknowledged acknowledged = stream.acknowledged();
        return acknowledged.all() && acknowledged.snapshot().equals(offered.get(stream));
    }

    private SidecarStatus status(ServedStream stream) {
        return new SidecarStatus(
                stream.identity(),
                isAcknowledged(stream),
                stream.acknowledged().versions(),
                Optional.ofNullable(lastRejected.get(stream)));
    }

    private static Group group(Identity identity) {
        return new Group(identity.workload(), identity.cell());
    }
}
