package dev.catamaran.core.resolve;

import dev.catamaran.api.MeshService;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.resolve.Callees.Edge;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Custom resources to a model. A mistake degrades what it is about and nothing else: the reference, call or workload is left out, with a
 * {@link Problem}. Problems are looked for even where no model can be made, so that all of them are seen at once.
 */
public final class Resolver {
    private final Resources written;
    private final Resources kept;
    private final Problems problems;
    private final Descriptors descriptors;

    private Resolver(Resources written, MethodSource methods) {
        this.written = written;
        this.problems = new Problems();
        this.kept = Names.unique(written, problems);
        this.descriptors = new Descriptors(methods, problems);
    }

    /** The order of the resources does not matter. */
    public static Resolution resolve(Resources resources, MethodSource methods) {
        return new Resolver(resources, methods).resolution();
    }

    private Resolution resolution() {
        Optional<Policy> policy = Policy.of(kept.meshes(), problems);
        List<Cell> cells = Cells.of(kept.cells(), problems);
        Data data = Data.of(kept.caches(), kept.buses(), kept.datastores());
        var services = new Services(descriptors, problems);
        var ports = new Ports(data, cells.size());
        List<Candidate> candidates = candidates().stream()
                .filter(c -> services.canListen(c.service(), c.uses(), ports))
                .toList();
        List<MeshService> running = candidates.stream().map(Candidate::service).toList();
        var callees = new Callees(new Referable<>("MeshService", running, written.services(), problems), problems);
        List<AccessGateway> gateways = gateways(callees);
        SortedMap<String, List<Edge>> edges = edges(running, callees, gateways);
        List<Service> resolved = candidates.stream()
                .map(c -> services.service(c.service(), c.uses(), edges.getOrDefault(name(c.service()), List.of())))
                .toList();
        checkDrills();
        Optional<MeshModel> model = policy.filter(p -> cells.size() >= 2)
                .map(p -> new MeshModel(
                        p.mesh(),
                        p.namespace(),
                        p.trustDomain(),
                        p.failover(),
                        cells,
                        resolved,
                        gateways,
                        data.caches(),
                        data.buses(),
                        data.stores()));
        model.ifPresent(m -> Expectation.judge(m, problems));
        return new Resolution(
                model, model.isPresent() ? Services.executions(running) : new TreeMap<>(), problems.sorted());
    }

    /** A service that may still turn out to be unable to run. */
    private record Candidate(MeshService service, Uses uses) {}

    private List<Candidate> candidates() {
        var offer = new Uses.Offer(
                new Referable<>("CacheCluster", kept.caches(), written.caches(), problems),
                new Referable<>("Datastore", kept.datastores(), written.datastores(), problems),
                new Referable<>("MessageBus", kept.buses(), written.buses(), problems));
        return kept.services().stream().map(s -> new Candidate(s, offer.of(s))).toList();
    }

    private List<AccessGateway> gateways(Callees callees) {
        var gateways = new Gateways(callees, descriptors, new Limits(problems));
        return kept.gateways().stream()
                .flatMap(g -> gateways.gateway(g).stream())
                .toList();
    }

    private SortedMap<String, List<Edge>> edges(
            List<MeshService> running, Callees callees, List<AccessGateway> gateways) {
        var edges = new TreeMap<String, List<Edge>>();
        running.forEach(s -> edges.put(name(s), callees.edges(s)));
        List<String> entries =
                gateways.stream().map(g -> g.backend().to().value()).sorted().toList();
        return Cycles.cut(running, edges, entries, problems);
    }

    private void checkDrills() {
        var cells = new Referable<>("Cell", kept.cells(), written.cells(), problems);
        kept.drills().forEach(drill -> Cells.check(drill, cells));
    }

    private static String name(MeshService service) {
        return service.getMetadata().getName();
    }
}
