@NullMarked
package dev.catamaran.manager;

import org.jspecify.annotations.NullMarked;
