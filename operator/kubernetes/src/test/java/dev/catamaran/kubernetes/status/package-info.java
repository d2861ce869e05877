@NullMarked
package dev.catamaran.kubernetes.status;

import org.jspecify.annotations.NullMarked;
