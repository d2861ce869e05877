package dev.catamaran.core.violator;

import io.fabric8.kubernetes.client.KubernetesClient;

/** Would talk to an API server. */
public record HoldsAClient(KubernetesClient client) {}
