/**
 * How a mesh changes while it runs. Enters: the model and plan in force, those that are wanted, replicas as they are. Leaves: what is refused, what is
 * served meanwhile, who may be renewed. Pure: no client, no clock.
 */
@NullMarked
package dev.catamaran.core.live;

import org.jspecify.annotations.NullMarked;
