package dev.catamaran.xds.auth;

import dev.catamaran.core.model.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens of the local runtime. It holds SHA-256 hashes only; after a restart the runtime registers the token files of its replicas again. Safe for
 * concurrent use.
 */
public final class TokenRegistry implements Authenticator {
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();

    /** From now on that token proves that identity. Registering it again replaces what it proved. */
    public void register(String token, Identity identity) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("an empty token proves nothing");
        }
        identities.put(hash(token), identity);
    }

    /** From now on that token proves nothing; streams that are open stay. */
    public void revoke(String token) {
        identities.remove(hash(token));
    }

    @Override
    public Optional<Identity> authenticate(String token) {
        // A look-up by hash takes no longer for a token that is nearly right.
        return Optional.ofNullable(identities.get(hash(token)));
    }

    private static String hash(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
