/**
 * Drills on Kubernetes: the Job that runs one, what it breaks and how anyone mends it, and the DrillRun's status, which holds what mending needs. Enters: a DrillRun.
 * Leaves: objects, and calls of the API server.
 */
@NullMarked
package dev.catamaran.kubernetes.drill;

import org.jspecify.annotations.NullMarked;
