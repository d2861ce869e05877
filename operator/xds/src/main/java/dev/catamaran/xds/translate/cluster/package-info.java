/** Clusters: callees, the application, TCP servers, caches. Enters: model and group. Leaves: Envoy clusters. No client is allowed. */
@NullMarked
package dev.catamaran.xds.translate.cluster;

import org.jspecify.annotations.NullMarked;
