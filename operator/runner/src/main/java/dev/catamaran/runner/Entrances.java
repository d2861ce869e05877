package dev.catamaran.runner;

import dev.catamaran.api.AccessGateway;
import dev.catamaran.api.Cell;
import dev.catamaran.core.drill.DrillException;
import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the driver finds the mesh: each cell's own access, as a client that knows all cells would, and each cell's store, forwarded by the API server, past every service
 * and sidecar.
 */
final class Entrances implements AutoCloseable {
    private static final String PUBLIC = "public";
    private static final String SERVER = "server";

    private final List<LocalPortForward> forwards = new ArrayList<>();
    private final SortedMap<String, String> access = new TreeMap<>();
    private final SortedMap<String, String> stores = new TreeMap<>();

    Entrances(KubernetesClient client, String namespace) {
        var cells = client.resources(Cell.class).inNamespace(namespace).list().getItems().stream()
                .map(cell -> cell.getMetadata().getName())
                .sorted()
                .toList();
        var gateways = client.resources(AccessGateway.class)
                .inNamespace(namespace)
                .list()
                .getItems();
        for (String cell : cells) {
            gateways.forEach(gateway -> access.put(
                    cell, address(client, namespace, gateway.getMetadata().getName() + "-" + cell)));
            stores.put(cell, forward(client, store(client, namespace, cell)));
        }
    }

    private static String address(KubernetesClient client, String namespace, String name) {
        var service = client.services().inNamespace(namespace).withName(name).get();
        if (service == null) {
            throw new DrillException("there is no Service " + name + ": is the mesh programmed?");
        }
        return service.getSpec().getPorts().stream()
                .filter(port -> PUBLIC.equals(port.getName()))
                .findFirst()
                .map(port -> service.getSpec().getClusterIP() + ":" + port.getPort())
                .orElseThrow(() -> new DrillException("the Service " + name + " has no port " + PUBLIC));
    }

    /** Its name outlives it. */
    private static Pod store(KubernetesClient client, String namespace, String cell) {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel(Labels.MANAGED_BY, Labels.CATAMARAN)
                .withLabel(Labels.COMPONENT, "storage")
                .withLabel(Labels.CELL, cell)
                .list()
                .getItems()
                .stream()
                .findFirst()
                .orElseThrow(() -> new DrillException("the cell " + cell + " has no store to read back"));
    }

    private String forward(KubernetesClient client, Pod store) {
        int port = store.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .filter(p -> SERVER.equals(p.getName()))
                .findFirst()
                .orElseThrow(() -> new DrillException(store.getMetadata().getName() + " has no port " + SERVER))
                .getContainerPort();
        var forward = client.pods()
                .inNamespace(store.getMetadata().getNamespace())
                .withName(store.getMetadata().getName())
                .portForward(port);
        forwards.add(forward);
        return "127.0.0.1:" + forward.getLocalPort();
    }

    /** HOST:PORT of each cell's access. */
    SortedMap<String, String> access() {
        return access;
    }

    /** HOST:PORT of each cell's store. */
    SortedMap<String, String> stores() {
        return stores;
    }

    @Override
    public void close() throws IOException {
        for (var forward : forwards) {
            forward.close();
        }
    }
}
