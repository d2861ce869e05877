@NullMarked
package dev.catamaran.kubernetes.mesh;

import org.jspecify.annotations.NullMarked;
