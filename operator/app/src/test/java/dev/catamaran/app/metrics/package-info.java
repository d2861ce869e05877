/** Tests of what Prometheus is told. */
@NullMarked
package dev.catamaran.app.metrics;

import org.jspecify.annotations.NullMarked;
