/** What the operator says about the resources. Enters: a turn, and who has which configuration. Leaves: conditions and figures in each resource's status. */
@NullMarked
package dev.catamaran.kubernetes.status;

import org.jspecify.annotations.NullMarked;
