@NullMarked
package dev.catamaran.local.counters;

import org.jspecify.annotations.NullMarked;
