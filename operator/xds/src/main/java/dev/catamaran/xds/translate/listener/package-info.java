/** Listeners: egress, ingress, the public one, health. Enters: model and group. Leaves: Envoy listeners with the address placeholder. No client is allowed. */
@NullMarked
package dev.catamaran.xds.translate.listener;

import org.jspecify.annotations.NullMarked;
