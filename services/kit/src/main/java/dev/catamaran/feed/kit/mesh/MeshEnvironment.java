package dev.catamaran.feed.kit.mesh;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment that the mesh gives every process; docs/architecture.md lists the variables.
 *
 * @param cell the cell that this process is in
 * @param address of this replica and of its sidecar
 */
public record MeshEnvironment(
        String service, String cell, String address, List<String> cells, Map<String, String> variables) {

    /** Which buses must have a write before it is acknowledged. */
    public enum Acknowledgement {
        ALL_CELLS,
        LOCAL_CELL
    }

    /** Reads the environment; outside a mesh there is one cell, {@code local}, at 127.0.0.1. */
    public static MeshEnvironment of(Map<String, String> variables) {
        String cell = variables.getOrDefault("CATAMARAN_CELL", "local");
        return new MeshEnvironment(
                variables.getOrDefault("CATAMARAN_SERVICE", "unnamed"),
                cell,
                variables.getOrDefault("CATAMARAN_ADDRESS", "127.0.0.1"),
                List.of(variables.getOrDefault("CATAMARAN_CELLS", cell).split(",")),
                Map.copyOf(variables));
    }

    /**
     * A number for this replica, which no other replica of its service has as long as there are no more than that many of them in all cells. In pods, as long as
     * no two addresses of the service's pods are the same modulo that.
     *
     * @param most numbers there are
     */
    public int node(int most) {
        int replica = optional("CATAMARAN_REPLICA")
                .map(Integer::valueOf)
                .or(() -> optional("CATAMARAN_POD_IP").map(MeshEnvironment::inNetwork))
                .orElse(0);
        return (Math.max(0, cells.indexOf(cell)) + replica * cells.size()) % most;
    }

    /** Pods have no numbers, but addresses: the lower half of an IPv4 address tells those of a cell apart. */
    private static int inNetwork(String address) {
        String[] numbers = address.split("\\.", -1);
        return Integer.parseInt(numbers[2]) << 8 | Integer.parseInt(numbers[3]);
    }

    /** Where the sidecar takes calls to other services, {@code host:port}. */
    public String egress() {
        return required("CATAMARAN_EGRESS");
    }

    /** Where the sidecar offers the cache of that name, {@code host:port}. */
    public String cache(String name) {
        return required("CATAMARAN_CACHE_" + variable(name));
    }

    /** Brokers of the bus of that name by cell, {@code host:port}. */
    public SortedMap<String, String> bus(String name) {
        String variable = "CATAMARAN_BUS_" + variable(name);
        String value = required(variable);
        var brokers = new TreeMap<String, String>();
        for (String entry : value.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw malformed(variable, value, "CELL=HOST:PORT, separated by commas");
            }
            brokers.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return brokers;
    }

    /** The broker of that cell, {@code host:port}. */
    public String bus(String name, String ofCell) {
        String broker = bus(name).get(ofCell);
        if (broker == null) {
            throw new IllegalStateException("the bus " + name + " has no broker in " + ofCell);
        }
        return broker;
    }

    /** This cell's own broker, {@code host:port}. */
    public String ownBus(String name) {
        return bus(name, cell);
    }

    public Acknowledgement acknowledgement(String bus) {
        String variable = "CATAMARAN_BUS_" + variable(bus) + "_ACK";
        String value = optional(variable).orElse(Acknowledgement.ALL_CELLS.name());
        return Arrays.stream(Acknowledgement.values())
                .filter(known -> known.name().equals(value))
                .findFirst()
                .orElseThrow(() -> malformed(variable, value, "one of " + Arrays.toString(Acknowledgement.values())));
    }

    private static IllegalStateException malformed(String variable, String value, String form) {
        return new IllegalStateException("environment variable " + variable + " is \"" + value + "\": write " + form);
    }

    /** A secret's file. */
    public Path secret(String name) {
        return Path.of(required("CATAMARAN_SECRETS")).resolve(name);
    }

    public Optional<String> optional(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    private String required(String variable) {
        return optional(variable)
                .orElseThrow(() -> new IllegalStateException("environment variable " + variable
                        + " is missing: declare what " + service + " calls and uses in its MeshService"));
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
