/** The authority. */
@NullMarked
package dev.catamaran.xds.certificate;

import org.jspecify.annotations.NullMarked;
