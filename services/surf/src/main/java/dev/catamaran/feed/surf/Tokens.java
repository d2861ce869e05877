package dev.catamaran.feed.surf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** API tokens: JWT (RFC 7519), HS256. One for each person, made when first needed, valid for a day. Not for several threads at once. */
final class Tokens {
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));

    private final Mac mac;
    private final long expires;
    private final Map<Long, String> cache = new HashMap<>();

    Tokens(byte[] key, InstantSource clock) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
        expires = clock.instant().plus(LIFETIME).getEpochSecond();
    }

    static Tokens read(Path secrets, InstantSource clock) {
        Path file = secrets.resolve("token-key");
        try {
            return new Tokens(Files.readAllBytes(file), clock);
        } catch (IOException e) {
            throw new BadInput("cannot read the token key " + file + ": is --secrets the mesh's secrets folder?", e);
        }
    }

    /** Value of the {@code authorization} header. */
    String bearer(long person) {
        return cache.computeIfAbsent(person, this::sign);
    }

    private String sign(long person) {
        String claims = "{\"sub\":\"" + person + "\",\"exp\":" + expires + "}";
        String signed = HEADER + "." + encode(claims.getBytes(StandardCharsets.US_ASCII));
        return "Bearer " + signed + "." + encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
