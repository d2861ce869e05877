/** Tests of what Prometheus is told. */
@NullMarked
package dev.catamaran.metrics;

import org.jspecify.annotations.NullMarked;
