package dev.catamaran.validate.descriptor;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.resolve.MethodSource.UnusableDescriptorException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a serialised {@code FileDescriptorSet} says about services. */
public final class DescriptorSet {
    private final String name;
    private final SortedMap<String, ServiceDescriptorProto> services = new TreeMap<>();

    /**
     * Reads one.
     *
     * @param name as the resource names it
     * @throws UnusableDescriptorException when it is something else
     */
    public DescriptorSet(String name, byte[] serialised) {
        this.name = name;
        try {
            for (FileDescriptorProto file :
                    FileDescriptorSet.parseFrom(serialised).getFileList()) {
                String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
                file.getServiceList().forEach(service -> services.put(prefix + service.getName(), service));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new UnusableDescriptorException(
                    name + " is not a descriptor set: write one with protoc --include_imports --descriptor_set_out", e);
        }
    }

    /**
     * The methods of these services, sorted.
     *
     * @throws UnusableDescriptorException when it lacks one of them
     */
    public List<Method> methods(List<String> wanted) {
        return wanted.stream()
                .distinct()
                .flatMap(service -> methods(service, find(service)).stream())
                .sorted()
                .toList();
    }

    private ServiceDescriptorProto find(String service) {
        ServiceDescriptorProto found = services.get(service);
        if (found == null) {
            String there = services.isEmpty() ? "it holds none" : "it holds " + String.join(", ", services.keySet());
            throw new UnusableDescriptorException("the service " + service + " is not in " + name + ": " + there);
        }
        return found;
    }

    private static List<Method> methods(String name, ServiceDescriptorProto service) {
        return service.getMethodList().stream()
                .map(method -> new Method("/" + name + "/" + method.getName(), idempotency(method)))
                .toList();
    }

    private static Idempotency idempotency(MethodDescriptorProto method) {
        return switch (method.getOptions().getIdempotencyLevel()) {
            case NO_SIDE_EFFECTS -> Idempotency.NO_SIDE_EFFECTS;
            case IDEMPOTENT -> Idempotency.IDEMPOTENT;
            case IDEMPOTENCY_UNKNOWN -> Idempotency.UNKNOWN;
        };
    }
}
