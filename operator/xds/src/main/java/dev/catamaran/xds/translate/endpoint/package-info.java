/** Endpoints, priorities and the arithmetic of health. Enters: the cells and live endpoints. Leaves: Envoy load assignments. No client is allowed. */
@NullMarked
package dev.catamaran.xds.translate.endpoint;

import org.jspecify.annotations.NullMarked;
