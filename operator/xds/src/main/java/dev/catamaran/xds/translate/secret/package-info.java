/** TLS contexts and the names under which SDS serves their secrets. Enters: SPIFFE ids. Leaves: transport sockets. No client is allowed. */
@NullMarked
package dev.catamaran.xds.translate.secret;

import org.jspecify.annotations.NullMarked;
