/** Classes that break the rules of this module on purpose: each shows that a rule can fail. */
@NullMarked
package dev.catamaran.local.violator.state;

import org.jspecify.annotations.NullMarked;
