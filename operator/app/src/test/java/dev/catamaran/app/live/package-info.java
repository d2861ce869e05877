/** A small running mesh that is edited under traffic. */
@NullMarked
package dev.catamaran.app.live;

import org.jspecify.annotations.NullMarked;
