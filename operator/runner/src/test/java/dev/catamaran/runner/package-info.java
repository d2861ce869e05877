@NullMarked
package dev.catamaran.runner;

import org.jspecify.annotations.NullMarked;
