package dev.catamaran.kubernetes.objects;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/** What a container asks its node for. A limit of memory keeps one that leaks from taking its neighbours along; CPU has none, since a cell shares what its nodes have. */
final class Needs {
    private Needs() {}

    /**
     * Requests and limit.
     *
     * @param milliCpus asked for
     * @param mebibytes of memory asked for
     * @param mostMebibytes beyond which it is killed
     */
    static ResourceRequirements of(int milliCpus, int mebibytes, int mostMebibytes) {
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity(milliCpus + "m"))
                .addToRequests("memory", new Quantity(mebibytes + "Mi"))
                .addToLimits("memory", new Quantity(mostMebibytes + "Mi"))
                .build();
    }
}
