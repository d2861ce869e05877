/** What a sidecar is started with. Enters: a replica and where the control plane is. Leaves: YAML. Pure. */
@NullMarked
package dev.catamaran.xds.bootstrap;

import org.jspecify.annotations.NullMarked;
