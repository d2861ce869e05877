/** HTTP and network filters, and their order in one list. Enters: model values. Leaves: Envoy filters. No client is allowed. */
@NullMarked
package dev.catamaran.xds.translate.filter;

import org.jspecify.annotations.NullMarked;
