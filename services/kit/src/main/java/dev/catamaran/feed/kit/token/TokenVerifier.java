package dev.catamaran.feed.kit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Checks API tokens: JWT (RFC 7519), HS256, with {@code sub} = person id in decimal and {@code exp}. */
public final class TokenVerifier {
    private static final String SCHEME = "Bearer ";

    private final MACVerifier verifier;
    private final InstantSource clock;

    /**
     * With the key that tokens are signed with.
     *
     * @param key at least 32 bytes
     */
    public TokenVerifier(byte[] key, InstantSource clock) {
        try {
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the token key needs at least 32 bytes, it has " + key.length, e);
        }
        this.clock = clock;
    }

    /** A token that proves nothing; the message says why and holds nothing secret. */
    public static final class InvalidTokenException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidTokenException(String message) {
            super(message);
        }
    }

    /**
     * The person whom the header proves.
     *
     * @param authorization value of the header, or null when there was none
     */
    public long verify(@Nullable String authorization) throws InvalidTokenException {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw new InvalidTokenException("send the header 'authorization: Bearer TOKEN'");
        }
        try {
            var token = SignedJWT.parse(authorization.substring(SCHEME.length()));
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
                throw new InvalidTokenException("the token's signature is not valid");
            }
            var claims = token.getJWTClaimsSet();
            var expiry = claims.getExpirationTime();
            if (expiry == null || expiry.toInstant().isBefore(clock.instant())) {
                throw new InvalidTokenException("the token has expired, or has no exp");
            }
            return Long.parseLong(String.valueOf(claims.getSubject()));
        } catch (ParseException | NumberFormatException | JOSEException e) {
            throw new InvalidTokenException("the token is not a JWT with a person's number as sub");
        }
    }
}
