/**
 * What a control plane tells Prometheus about its mesh, the same on every runtime. Enters: what the control plane saw last. Leaves: gauges under conventional names. No
 * client is allowed.
 */
@NullMarked
package dev.catamaran.metrics;

import org.jspecify.annotations.NullMarked;
