package dev.catamaran.xds.auth;

import dev.catamaran.core.model.Identity;
import java.util.Optional;

/** Proves who a token belongs to. Must not block for long: it is asked once per stream. */
@FunctionalInterface
public interface Authenticator {
    /** The identity behind the token; empty when nobody has that token. */
    Optional<Identity> authenticate(String token);
}
