package dev.catamaran.core.resolve;

import dev.catamaran.api.MeshService;
import dev.catamaran.core.resolve.Callees.Edge;
import dev.catamaran.core.resolve.Problem.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows the calls depth first, callees by name, and leaves out each edge that leads back to where it came from. */
final class Cycles {
    private final SortedMap<String, MeshService> services = new TreeMap<>();
    private final SortedMap<String, List<Edge>> edges;
    private final Problems problems;
    private final List<String> path = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Cycles(List<MeshService> services, SortedMap<String, List<Edge>> edges, Problems problems) {
        services.forEach(s -> this.services.put(s.getMetadata().getName(), s));
        this.edges = new TreeMap<>(edges);
        this.problems = problems;
    }

    /**
     * The edges by caller, without circles.
     *
     * @param entries where requests come in, by name: followed first, so that what is cut leads back to them and not away from them
     */
    static SortedMap<String, List<Edge>> cut(
            List<MeshService> services, SortedMap<String, List<Edge>> edges, List<String> entries, Problems problems) {
        var cycles = new Cycles(services, edges, problems);
        Stream.concat(entries.stream(), edges.keySet().stream()).forEach(cycles::visit);
        return cycles.edges;
    }

    private void visit(String caller) {
        if (!seen.add(caller)) {
            return;
        }
        path.add(caller);
        edges.put(
                caller,
                edges.getOrDefault(caller, List.of()).stream()
                        .sorted(Comparator.comparing(e -> e.call().to()))
                        .filter(e -> follow(caller, e))
                        .toList());
        path.removeLast();
    }

    private boolean follow(String caller, Edge edge) {
        String callee = edge.call().to().value();
        int start = path.indexOf(callee);
        if (start < 0) {
            visit(callee);
            return true;
        }
        MeshService service = services.get(caller);
        if (service != null) {
            String circle = Stream.concat(path.subList(start, path.size()).stream(), Stream.of(callee))
                    .collect(Collectors.joining(" → "));
            problems.error(
                    service,
                    edge.field(),
                    Reason.CALL_CYCLE,
                    "this call closes the circle " + circle + ": remove one of its calls");
        }
        return false;
    }
}
