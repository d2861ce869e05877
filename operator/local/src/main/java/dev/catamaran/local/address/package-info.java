/**
 * Which replica has which loopback address. Enters: replicas in the plan's order. Leaves: addresses, kept in the state folder. No client.
 */
@NullMarked
package dev.catamaran.local.address;

import org.jspecify.annotations.NullMarked;
