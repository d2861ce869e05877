/**
 * Fixtures for tests of every module: a real Envoy as a process, waiting for a condition, and golden cases. Enters: configuration files of a test, and the folders of
 * {@code operator/testkit/golden}. Leaves: processes that end with their test, and comparisons. No client is allowed.
 */
@NullMarked
package dev.catamaran.testkit;

import org.jspecify.annotations.NullMarked;
