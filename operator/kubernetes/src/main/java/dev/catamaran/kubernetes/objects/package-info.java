/**
 * What the API server is asked to hold. Enters: a workload of the plan. Leaves: Kubernetes objects, the same ones for the same workload. Pure: no client.
 */
@NullMarked
package dev.catamaran.kubernetes.objects;

import org.jspecify.annotations.NullMarked;
