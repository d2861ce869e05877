package dev.catamaran.kubernetes.observe;

import dev.catamaran.core.resolve.Resources;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * What is in a namespace now.
 *
 * @param descriptors ConfigMaps with descriptor sets
 * @param pods of workloads
 */
public record Observed(Resources resources, List<ConfigMap> descriptors, List<Pod> pods) {}
