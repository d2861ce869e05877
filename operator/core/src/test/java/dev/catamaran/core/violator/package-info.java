/** Classes that break the rules of core on purpose: each shows that a rule can fail. */
@NullMarked
package dev.catamaran.core.violator;

import org.jspecify.annotations.NullMarked;
