package dev.catamaran.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.api.AccessGateway;
import dev.catamaran.api.CacheCluster;
import dev.catamaran.api.Cell;
import dev.catamaran.api.Datastore;
import dev.catamaran.api.Drill;
import dev.catamaran.api.Mesh;
import dev.catamaran.api.MeshService;
import dev.catamaran.api.MessageBus;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.resolve.MethodSource;
import dev.catamaran.core.resolve.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code case.yaml} says.
 *
 * @param says one sentence: what the case shows
 * @param methods what descriptor sets hold: by descriptor, proto service and method, the idempotency level
 * @param xds workloads whose Envoy resources are part of the case, in the first cell
 */
public record GoldenCase(String says, Map<String, Map<String, Map<String, Idempotency>>> methods, List<String> xds)
        implements MethodSource {
    public GoldenCase {
        methods = orEmpty(methods);
        xds = xds == null ? List.of() : List.copyOf(xds);
    }

    public static GoldenCase of(Golden golden) {
        return Yaml.read(golden.read("case.yaml"), GoldenCase.class);
    }

    /** The custom resources of {@code resources.in.yaml}; every field is written, since no schema's defaults are applied. */
    public static Resources resources(Golden golden) {
        List<JsonNode> documents = Yaml.documents(golden.read("resources.in.yaml"));
        return new Resources(
                all(documents, Mesh.class),
                all(documents, Cell.class),
                all(documents, MeshService.class),
                all(documents, AccessGateway.class),
                all(documents, CacheCluster.class),
                all(documents, MessageBus.class),
                all(documents, Datastore.class),
                all(documents, Drill.class));
    }

    @Override
    public List<Method> methods(String descriptor, List<String> services) {
        var held = methods.get(descriptor);
        if (held == null) {
            throw new UnusableDescriptorException(descriptor + " cannot be read: build it, or correct the path");
        }
        var found = new ArrayList<Method>();
        for (String service : services) {
            var methodsOfService = held.get(service);
            if (methodsOfService == null) {
                throw new UnusableDescriptorException(descriptor + " does not hold " + service + ": correct its name");
            }
            methodsOfService.forEach((method, level) -> found.add(new Method("/" + service + "/" + method, level)));
        }
        return found;
    }

    private static <T> List<T> all(List<JsonNode> documents, Class<T> kind) {
        return documents.stream()
                .filter(d -> d.path("kind").asText().equals(kind.getSimpleName()))
                .map(d -> Yaml.convert(d, kind))
                .toList();
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : new TreeMap<>(map);
    }
}
