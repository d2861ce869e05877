/** Breaks the rules of the module on purpose. */
@NullMarked
package dev.catamaran.kubernetes.violator.objects;

import org.jspecify.annotations.NullMarked;
