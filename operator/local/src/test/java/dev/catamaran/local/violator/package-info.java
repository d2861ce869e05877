/** Classes that break the rules of this module on purpose: each shows that a rule can fail. */
@NullMarked
package dev.catamaran.local.violator;

import org.jspecify.annotations.NullMarked;
