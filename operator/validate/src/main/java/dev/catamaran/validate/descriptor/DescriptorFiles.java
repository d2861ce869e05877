package dev.catamaran.validate.descriptor;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.resolve.MethodSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads descriptor sets from files, anew each time: they change when services are built.
 *
 * @param home where relative paths start
 */
public record DescriptorFiles(Path home) implements MethodSource {
    @Override
    public List<Method> methods(String descriptor, List<String> services) {
        SortedMap<String, ServiceDescriptorProto> held = services(descriptor);
        return services.stream()
                .distinct()
                .flatMap(service -> methods(service, find(service, held, descriptor)).stream())
                .sorted()
                .toList();
    }

    private SortedMap<String, ServiceDescriptorProto> services(String descriptor) {
        var services = new TreeMap<String, ServiceDescriptorProto>();
        for (FileDescriptorProto file : read(descriptor).getFileList()) {
            String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
            file.getServiceList().forEach(service -> services.put(prefix + service.getName(), service));
        }
        return services;
    }

    private FileDescriptorSet read(String descriptor) {
        try {
            return FileDescriptorSet.parseFrom(Files.readAllBytes(home.resolve(descriptor)));
        } catch (NoSuchFileException e) {
            throw new UnusableDescriptorException(
                    "there is no descriptor set " + descriptor
                            + ": ./catamaran builds the sample's; a relative path starts at " + home,
                    e);
        } catch (InvalidProtocolBufferException e) {
            throw new UnusableDescriptorException(
                    descriptor
                            + " is not a descriptor set: write one with protoc --include_imports --descriptor_set_out",
                    e);
        } catch (IOException e) {
            throw new UnusableDescriptorException(descriptor + " cannot be read: make it a readable file", e);
        }
    }

    private static ServiceDescriptorProto find(
            String service, Map<String, ServiceDescriptorProto> held, String descriptor) {
        ServiceDescriptorProto found = held.get(service);
        if (found == null) {
            String there = held.isEmpty() ? "it holds none" : "it holds " + String.join(", ", held.keySet());
            throw new UnusableDescriptorException("the service " + service + " is not in " + descriptor + ": " + there);
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
