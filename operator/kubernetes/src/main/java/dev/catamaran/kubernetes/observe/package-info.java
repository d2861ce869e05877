/**
 * What is seen of the cluster. Enters: pods. Leaves: replicas as the core knows them. The client lives in informers alone; what they hold is judged by pure functions.
 */
@NullMarked
package dev.catamaran.kubernetes.observe;

import org.jspecify.annotations.NullMarked;
