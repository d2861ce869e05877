package dev.catamaran.feed.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.catamaran.feed.kit.token.TokenVerifier.InvalidTokenException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] KEY = key(1);

    private final TokenVerifier verifier = new TokenVerifier(KEY, () -> NOW);

    @Test
    void goodTokenProvesThePerson() throws Exception {
        assertThat(verifier.verify("Bearer " + token(JWSAlgorithm.HS256, KEY, claims("42", NOW.plusSeconds(60)))))
                .isEqualTo(42);
    }

    @Test
    void missingHeaderIsRefused() {
        refused(null, "authorization: Bearer TOKEN");
        refused("Basic abc", "authorization: Bearer TOKEN");
    }

    @Test
    void expiredTokenIsRefused() throws Exception {
        refused("Bearer " + token(JWSAlgorithm.HS256, KEY, claims("42", NOW.minusSeconds(1))), "expired");
    }

    @Test
    void tokenWithoutExpiryIsRefused() throws Exception {
        var claims = new JWTClaimsSet.Builder().subject("42").build();
        refused("Bearer " + token(JWSAlgorithm.HS256, KEY, claims), "no exp");
    }

    @Test
    void signatureOfAnotherKeyIsRefused() throws Exception {
        refused("Bearer " + token(JWSAlgorithm.HS256, key(2), claims("42", NOW.plusSeconds(60))), "signature");
    }

    @Test
    void otherAlgorithmIsRefusedEvenWithTheRightKey() throws Exception {
        refused("Bearer " + token(JWSAlgorithm.HS384, KEY, claims("42", NOW.plusSeconds(60))), "signature");
    }

    @Test
    void unsignedTokenIsRefused() {
        refused("Bearer " + new PlainJWT(claims("42", NOW.plusSeconds(60))).serialize(), "not a JWT");
    }

    @Test
    void tokenWithoutANumberAsSubjectIsRefused() throws Exception {
        refused("Bearer " + token(JWSAlgorithm.HS256, KEY, claims(null, NOW.plusSeconds(60))), "sub");
        refused("Bearer " + token(JWSAlgorithm.HS256, KEY, claims("ann", NOW.plusSeconds(60))), "sub");
    }

    @Test
    void garbageIsRefused() {
        refused("Bearer a.b.c", "not a JWT");
    }

    @Test
    void shortKeyIsAnError() {
        assertThatThrownBy(() -> new TokenVerifier(new byte[31], () -> NOW)).hasMessageContaining("at least 32 bytes");
    }

    private void refused(@Nullable String header, String reason) {
        assertThatThrownBy(() -> verifier.verify(header))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining(reason);
    }

    private static JWTClaimsSet claims(@Nullable String subject, Instant expiry) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .expirationTime(Date.from(expiry))
                .build();
    }

    private static String token(JWSAlgorithm algorithm, byte[] key, JWTClaimsSet claims) throws Exception {
        var token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(key));
        return token.serialize();
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[48]; // long enough for HS384
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
