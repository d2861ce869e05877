package dev.catamaran.kubernetes.violator.objects;

import io.fabric8.kubernetes.client.KubernetesClient;

/** Looks up what it should be given. */
public record AsksTheApiServer(KubernetesClient client) {}
