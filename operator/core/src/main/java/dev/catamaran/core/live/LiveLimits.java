package dev.catamaran.core.live;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.resolve.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a running mesh is not changed to. Cells, and servers that keep data, are what a cell's recovery relies on: replacing one under traffic would break
 * the promise that the other cell stands by. Everything else is changed live.
 */
public final class LiveLimits {
    private static final String INSTEAD = ": undo this edit, or run catamaran down and then up";

    private final List<Problem> refusals = new ArrayList<>();

    private LiveLimits() {}

    /** Why the running mesh cannot become the wanted one; empty when it can. */
    public static List<Problem> refusals(MeshModel running, MeshModel wanted) {
        var limits = new LiveLimits();
        limits.mesh(running, wanted);
        limits.fixed("Cell", running.cells(), wanted.cells(), c -> c.name().value(), limits::cell);
        limits.fixed(
                "CacheCluster", running.caches(), wanted.caches(), c -> c.name().value(), limits::cache);
        limits.fixed(
                "MessageBus", running.buses(), wanted.buses(), b -> b.name().value(), limits::bus);
        limits.fixed(
                "Datastore", running.stores(), wanted.stores(), s -> s.name().value(), limits::store);
        limits.fixed(
                "AccessGateway",
                running.gateways(),
                wanted.gateways(),
                g -> g.name().value(),
                limits::gateway);
        for (Service service : wanted.services()) {
            running.service(service.name()).ifPresent(before -> limits.service(before, service));
        }
        return List.copyOf(limits.refusals);
    }

    private void mesh(MeshModel running, MeshModel wanted) {
        String resource = "Mesh/" + wanted.name();
        same(resource, "metadata.name", "the name of a mesh", running.name(), wanted.name());
        same(resource, "metadata.namespace", "the namespace of a mesh", running.namespace(), wanted.namespace());
        same(resource, "spec.trustDomain", "the trust domain", running.trustDomain(), wanted.trustDomain());
    }

    private void cell(Cell before, Cell after) {
        same("Cell/" + after.name(), "spec.cpus", "the number of CPUs of a cell", before.cpus(), after.cpus());
    }

    private void cache(Cache before, Cache after) {
        String resource = "CacheCluster/" + after.name();
        same(resource, "spec.shards", "the number of shards", before.shards(), after.shards());
        same(resource, "spec.memory", "the memory of a cache", before.memoryMiB(), after.memoryMiB());
    }

    private void bus(Bus before, Bus after) {
        same("MessageBus/" + after.name(), "spec.topics", "the topics of a bus", before.topics(), after.topics());
    }

    private void store(Store before, Store after) {
        same(
                "Datastore/" + after.name(),
                "spec.databases",
                "the databases of a datastore",
                before.databases(),
                after.databases());
    }

    private void gateway(AccessGateway before, AccessGateway after) {
        same(
                "AccessGateway/" + after.name(),
                "spec.listeners[0].port",
                "the port that clients know",
                before.port(),
                after.port());
    }

    /** Old and new replicas live side by side while they are renewed, and are reached at one port. */
    private void service(Service before, Service after) {
        same("MeshService/" + after.name(), "spec.grpc.port", "the port of a service", before.port(), after.port());
    }

    private void same(String resource, String field, String what, Object before, Object after) {
        if (!before.equals(after)) {
            refuse(resource, field, what + " cannot change while the mesh runs" + was(before, after) + INSTEAD);
        }
    }

    private static String was(Object before, Object after) {
        return " (from " + before + " to " + after + ")";
    }

    private interface Compared<T> {
        void compare(T before, T after);
    }

    private <T> void fixed(String kind, List<T> running, List<T> wanted, Function<T, String> name, Compared<T> each) {
        Map<String, T> before = byName(running, name);
        Map<String, T> after = byName(wanted, name);
        after.forEach((key, value) -> {
            T known = before.get(key);
            if (known == null) {
                refuse(kind + "/" + key, "", "a " + kind + " cannot be added while the mesh runs" + INSTEAD);
            } else {
                each.compare(known, value);
            }
        });
        before.keySet().stream()
                .filter(key -> !after.containsKey(key))
                .forEach(key ->
                        refuse(kind + "/" + key, "", "a " + kind + " cannot be removed while the mesh runs" + INSTEAD));
    }

    private static <T> Map<String, T> byName(List<T> values, Function<T, String> name) {
        return values.stream().collect(Collectors.toMap(name, value -> value, (a, b) -> a, TreeMap::new));
    }

    private void refuse(String resource, String field, String message) {
        refusals.add(new Problem(Problem.Severity.ERROR, resource, field, Problem.Reason.NOT_WHILE_RUNNING, message));
    }
}
