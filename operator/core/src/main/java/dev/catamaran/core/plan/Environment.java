package dev.catamaran.core.plan;

import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What applications are told about the mesh; docs/architecture.md lists the variables. What differs by replica is added by the runtime. */
final class Environment {
    private static final String ADDRESS = "${ADDRESS}";
    private static final String OURS = "CATAMARAN_";

    /** Switches of applications that prove that a protection is needed: the user's to set. */
    private static final String FOR_TESTS = "CATAMARAN_TEST_";

    private final MeshModel model;

    Environment(MeshModel model) {
        this.model = model;
    }

    /** The user's variables and the mesh's, which cannot be overridden. */
    SortedMap<String, String> of(Service service, SortedMap<String, String> wanted) {
        var variables = new TreeMap<>(wanted);
        variables.keySet().removeIf(name -> name.startsWith(OURS) && !name.startsWith(FOR_TESTS));
        variables.put("CATAMARAN_EGRESS", here(SidecarPorts.EGRESS));
        variables.put(
                "CATAMARAN_CELLS",
                model.cells().stream().map(cell -> cell.name().value()).collect(Collectors.joining(",")));
        for (Cache cache : model.caches()) {
            if (service.caches().contains(cache.name())) {
                variables.put("CATAMARAN_CACHE_" + variable(cache.name()), here(cache.egress()));
            }
        }
        for (Store store : model.stores()) {
            if (service.stores().contains(store.name())) {
                variables.put("CATAMARAN_STORE_" + variable(store.name()), here(store.egress()));
            }
        }
        buses(service).forEach(bus -> {
            String name = "CATAMARAN_BUS_" + variable(bus.name());
            variables.put(name, brokers(bus));
            variables.put(name + "_ACK", bus.acknowledgement().name());
        });
        return variables;
    }

    /** Names of brokers, which resolve to the replica's own sidecar. */
    List<String> hosts(Service service) {
        return buses(service)
                .flatMap(bus -> model.cells().stream().map(Cell::name).map(bus::advertisedHost))
                .toList();
    }

    /** Host and port at which clients reach the broker of that cell. */
    static String advertised(Bus bus, Cell cell) {
        return bus.advertisedHost(cell.name()) + ":" + bus.egress(cell);
    }

    private Stream<Bus> buses(Service service) {
        return model.buses().stream().filter(bus -> service.buses().contains(bus.name()));
    }

    private String brokers(Bus bus) {
        return model.cells().stream()
                .map(cell -> cell.name() + "=" + advertised(bus, cell))
                .collect(Collectors.joining(","));
    }

    private static String here(Port port) {
        return ADDRESS + ":" + port;
    }

    private static String variable(WorkloadName name) {
        return name.value().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
