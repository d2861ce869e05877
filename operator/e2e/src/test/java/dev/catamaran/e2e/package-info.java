/** The black box: resources and commands in, traffic and verdicts out. Nothing of the product is called but {@code ./catamaran}. */
@NullMarked
package dev.catamaran.e2e;

import org.jspecify.annotations.NullMarked;
