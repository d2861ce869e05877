@NullMarked
package dev.catamaran.kubernetes.observe;

import org.jspecify.annotations.NullMarked;
