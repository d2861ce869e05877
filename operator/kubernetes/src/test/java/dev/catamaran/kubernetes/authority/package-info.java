@NullMarked
package dev.catamaran.kubernetes.authority;

import org.jspecify.annotations.NullMarked;
