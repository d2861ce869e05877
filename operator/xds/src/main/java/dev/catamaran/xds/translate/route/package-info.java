/** Routes and whether a request is tried again. Enters: calls and methods. Leaves: Envoy route configurations. No client is allowed. */
@NullMarked
package dev.catamaran.xds.translate.route;

import org.jspecify.annotations.NullMarked;
