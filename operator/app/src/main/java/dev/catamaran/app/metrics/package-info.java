/** What Prometheus is told about the mesh. Enters: the loop's status at each scrape. Leaves: gauges under conventional names. No client is allowed. */
@NullMarked
package dev.catamaran.app.metrics;

import org.jspecify.annotations.NullMarked;
