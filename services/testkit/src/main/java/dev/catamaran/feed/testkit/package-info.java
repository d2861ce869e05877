/**
 * The servers that a cell has, for tests: enters a folder and a loopback address, leaves a running Kafka, PostgreSQL or Redis that can be killed and
 * started again with its data. No client but what asks for readiness.
 */
@NullMarked
package dev.catamaran.feed.testkit;

import org.jspecify.annotations.NullMarked;
