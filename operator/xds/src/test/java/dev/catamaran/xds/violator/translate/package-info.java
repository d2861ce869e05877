/** Classes that break the rules of this module on purpose: each shows that a rule can fail. */
@NullMarked
package dev.catamaran.xds.violator.translate;

import org.jspecify.annotations.NullMarked;
