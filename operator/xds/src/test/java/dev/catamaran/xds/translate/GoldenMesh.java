package dev.catamaran.xds.translate;

import dev.catamaran.core.capacity.ReadyReplicas;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.testkit.Golden;
import dev.catamaran.testkit.Yaml;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The model of a golden case, as the stage before wrote it, with all of its replicas ready. */
record GoldenMesh(MeshModel model) {
    static GoldenMesh of(Golden golden) {
        return new GoldenMesh(Yaml.read(golden.read("model.out.yaml"), MeshModel.class));
    }

    /** What a workload of the first cell is fed. */
    GroupSnapshot fed(String workload) {
        var group =
                new Group(new WorkloadName(workload), model.cells().getFirst().name());
        return XdsTranslator.translate(model, endpoints(), group, SampleMesh::descriptor);
    }

    /** Addresses as the local runtime would give them. */
    private List<Endpoint> endpoints() {
        ReadyReplicas declared = ReadyReplicas.declared(model);
        List<Endpoint> endpoints = new ArrayList<>();
        for (Cell cell : model.cells()) {
            int host = 1;
            for (WorkloadName workload : workloads()) {
                for (int ordinal = 0; ordinal < declared.count(workload, cell.name()); ordinal++) {
                    String address = "127.0.%d.%d".formatted(cell.index() + 1, host++);
                    endpoints.add(new Endpoint(workload, cell.name(), ordinal, address, true));
                }
            }
        }
        return endpoints;
    }

    private List<WorkloadName> workloads() {
        return Stream.of(
                        model.services().stream().map(Service::name),
                        model.gateways().stream().map(AccessGateway::name),
                        model.caches().stream().map(Cache::name),
                        model.buses().stream().map(Bus::name),
                        model.stores().stream().map(Store::name))
                .flatMap(names -> names)
                .sorted()
                .toList();
    }
}
