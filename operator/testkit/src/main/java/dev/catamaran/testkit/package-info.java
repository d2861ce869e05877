/** Fixtures for tests of every module: a real Envoy as a process. Enters: configuration files of a test. Leaves: processes that end with it. */
@NullMarked
package dev.catamaran.testkit;

import org.jspecify.annotations.NullMarked;
