package dev.catamaran.kubernetes.observe;

import dev.catamaran.core.resolve.Resources;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * What is in a namespace now.
 *
 * @param descriptors what the ConfigMaps with descriptor sets hold
 * @param pods of workloads
 */
public record Observed(Resources resources, DescriptorMaps descriptors, List<Pod> pods) {}
