package dev.catamaran.core.resolve;

import dev.catamaran.api.MeshService;
import dev.catamaran.api.MeshServiceSpec;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Execution;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.resolve.Callees.Edge;
import dev.catamaran.core.resolve.Problem.Reason;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Services: which can run, what they offer, how they are run. */
final class Services {
    /** Where the application listens when nobody calls it. */
    private static final int UNCALLED = 9000;

    private final Descriptors descriptors;
    private final Problems problems;

    Services(Descriptors descriptors, Problems problems) {
        this.descriptors = descriptors;
        this.problems = problems;
    }

    /** Whether the port is free that the application wants; a service that cannot listen is left out. */
    boolean canListen(MeshService service, Uses uses, Ports ports) {
        var grpc = service.getSpec().grpc();
        if (grpc == null) {
            return true;
        }
        var holder = ports.holder(grpc.port(), uses);
        holder.ifPresent(h -> problems.error(
                service,
                "spec.grpc.port",
                Reason.PORT_TAKEN,
                "port " + grpc.port() + " belongs to " + h + ": choose another one, for example 9000"));
        return holder.isEmpty();
    }

    Service service(MeshService resource, Uses uses, List<Edge> edges) {
        var spec = resource.getSpec();
        var grpc = spec.grpc();
        Integer capacity = spec.capacityPerReplica();
        return new Service(
                name(resource),
                layer(spec.layer()),
                new Port(grpc == null ? UNCALLED : grpc.port()),
                spec.replicas(),
                capacity == null ? RequestRate.ZERO : new RequestRate(capacity),
                grpc == null ? List.of() : methods(resource, grpc),
                edges.stream().map(Edge::call).toList(),
                uses.caches(),
                uses.stores(),
                uses.buses(),
                Limits.rate(spec.rateLimit()));
    }

    private List<Method> methods(MeshService resource, MeshServiceSpec.Grpc grpc) {
        return descriptors
                .methods(resource, "spec.grpc.descriptor", grpc.descriptor(), grpc.services())
                .orElse(List.of());
    }

    static SortedMap<WorkloadName, Execution> executions(List<MeshService> services) {
        var executions = new TreeMap<WorkloadName, Execution>();
        for (MeshService service : services) {
            var spec = service.getSpec();
            executions.put(name(service), new Execution(program(spec), new TreeMap<>(spec.env())));
        }
        return executions;
    }

    private static Program program(MeshServiceSpec spec) {
        var job = spec.job();
        return job == null
                ? new Program.Application(spec.command(), spec.image())
                : new Program.Job(spec.command(), spec.image(), Durations.parse(job.timeout()));
    }

    private static WorkloadName name(MeshService service) {
        return new WorkloadName(service.getMetadata().getName());
    }

    private static Layer layer(MeshServiceSpec.Layer layer) {
        return switch (layer) {
            case GLUE -> Layer.GLUE;
            case LOGIC -> Layer.LOGIC;
            case STORAGE_LOGIC -> Layer.STORAGE_LOGIC;
            case STREAM -> Layer.STREAM;
            case OFFLINE -> Layer.OFFLINE;
        };
    }
}
