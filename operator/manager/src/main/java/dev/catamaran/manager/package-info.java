/**
 * The operator process. Enters: watches of one namespace. Leaves: applies and statuses from the replica that leads, configuration for sidecars from every
 * replica. Wiring only: what is decided is decided in {@code dev.catamaran.kubernetes} and {@code dev.catamaran.core}.
 */
@NullMarked
package dev.catamaran.manager;

import org.jspecify.annotations.NullMarked;
