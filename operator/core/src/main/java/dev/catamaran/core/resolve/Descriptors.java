package dev.catamaran.core.resolve;

import dev.catamaran.core.model.Method;
import dev.catamaran.core.resolve.MethodSource.UnusableDescriptorException;
import dev.catamaran.core.resolve.Problem.Reason;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Optional;

/** Asks for methods, and makes a problem of a descriptor that is of no use. */
final class Descriptors {
    private final MethodSource source;
    private final Problems problems;

    Descriptors(MethodSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * Methods of all the services; nothing, and a problem, when the descriptor does not hold them all.
     *
     * @param field where the descriptor is named
     */
    Optional<List<Method>> methods(
            CustomResource<?, ?> resource, String field, String descriptor, List<String> services) {
        try {
            return Optional.of(source.methods(descriptor, services));
        } catch (UnusableDescriptorException e) {
            problems.error(resource, field, Reason.DESCRIPTOR_UNUSABLE, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
