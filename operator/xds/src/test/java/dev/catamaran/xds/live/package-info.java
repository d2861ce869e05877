/** Real Envoys fed by a real control plane, with real bytes through them. Enters: the sample's model. Leaves: nothing. Test servers on loopback only. */
@NullMarked
package dev.catamaran.xds.live;

import org.jspecify.annotations.NullMarked;
