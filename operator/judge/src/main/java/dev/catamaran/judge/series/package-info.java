/**
 * What a drill looks like over time. Enters: requests, phases, marks and usage of one record. Leaves: rates, percentiles and CPUs by second, requests
 * around the fault, and who answered what. Pure; no client is allowed.
 */
@NullMarked
package dev.catamaran.judge.series;

import org.jspecify.annotations.NullMarked;
