/** Tests of what a Prometheus beside the mesh is told, and of the rules that it is given. */
@NullMarked
package dev.catamaran.local.prometheus;

import org.jspecify.annotations.NullMarked;
