package dev.catamaran.kubernetes.observe;

import dev.catamaran.core.model.Method;
import dev.catamaran.core.resolve.MethodSource;
import dev.catamaran.kubernetes.objects.Labels;
import dev.catamaran.validate.descriptor.DescriptorSet;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Descriptor sets in ConfigMaps with the label {@value Labels#DESCRIPTORS}. A resource names one by a path, so that the same text serves the local runtime; here
 * the path's last part is a key of {@code binaryData}.
 */
public final class DescriptorMaps implements MethodSource {
    private final Map<String, String> byKey = new TreeMap<>();

    /** With all of one namespace. */
    public DescriptorMaps(Collection<ConfigMap> maps) {
        maps.forEach(map -> {
            if (map.getBinaryData() != null) {
                byKey.putAll(map.getBinaryData());
            }
        });
    }

    @Override
    public List<Method> methods(String descriptor, List<String> services) {
        return new DescriptorSet(descriptor, read(descriptor)).methods(services);
    }

    /**
     * The serialised set.
     *
     * @throws UnusableDescriptorException when no ConfigMap has it
     */
    public byte[] read(String descriptor) {
        String key = descriptor.substring(descriptor.lastIndexOf('/') + 1);
        String encoded = byKey.get(key);
        if (encoded == null) {
            throw new UnusableDescriptorException(
                    "no ConfigMap with the label %s holds %s in its binaryData: create one with kubectl create configmap NAME --from-file=%s, and label it"
                            .formatted(Labels.DESCRIPTORS, key, key));
        }
        return Base64.getDecoder().decode(encoded);
    }
}
