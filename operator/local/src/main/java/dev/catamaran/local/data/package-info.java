/**
 * Redis, PostgreSQL and Kafka as processes. Enters: a replica's folder and address. Leaves: prepared data folders and commands. No client.
 */
@NullMarked
package dev.catamaran.local.data;

import org.jspecify.annotations.NullMarked;
