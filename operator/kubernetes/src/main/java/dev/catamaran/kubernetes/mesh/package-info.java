/** What the operator makes of what it sees: pure, but for remembering where each cell was. Enters: resources and pods. Leaves: a model, a plan, endpoints. */
@NullMarked
package dev.catamaran.kubernetes.mesh;

import org.jspecify.annotations.NullMarked;
