/** Who is at the other end of a stream. Enters: bearer tokens. Leaves: identities in the gRPC context. No client is allowed; only hashes of tokens are kept. */
@NullMarked
package dev.catamaran.xds.auth;

import org.jspecify.annotations.NullMarked;
