@NullMarked
package dev.catamaran.kubernetes.apply;

import org.jspecify.annotations.NullMarked;
