/** Breaks the rule of the model on purpose. */
@NullMarked
package dev.catamaran.core.violator.model;

import org.jspecify.annotations.NullMarked;
