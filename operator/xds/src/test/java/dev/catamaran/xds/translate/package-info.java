/** Tests of the translation: goldens, properties, and a real Envoy. */
@NullMarked
package dev.catamaran.xds.translate;

import org.jspecify.annotations.NullMarked;
