@NullMarked
package dev.catamaran.kubernetes.objects;

import org.jspecify.annotations.NullMarked;
