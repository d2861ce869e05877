package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
    /** Made with openssl: {@code printf %s HEADER.CLAIMS | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary}. */
    private static final String SIGNATURE = "jWuUklwnj9Xz1PnbPBB6Qi_I-5vcGx4fYYw8tY53DVQ";

    private final Tokens tokens = new Tokens(Surfing.KEY, InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)));

    @Test
    void aTokenIsAJwtThatOthersCanCheck() {
        String bearer = tokens.bearer(42);
        List<String> parts = List.of(bearer.substring("Bearer ".length()).split("\\.", -1));

        assertThat(parts).hasSize(3);
        assertThat(decoded(parts.get(0))).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        // a day later
        assertThat(decoded(parts.get(1))).isEqualTo("{\"sub\":\"42\",\"exp\":1700086400}");
        assertThat(parts.get(2)).isEqualTo(SIGNATURE);
    }

    @Test
    void everybodyHasOneOfTheirOwn() {
        assertThat(tokens.bearer(1)).isSameAs(tokens.bearer(1)).isNotEqualTo(tokens.bearer(2));
    }

    @Test
    void aMissingKeyIsSaidToAPerson() {
        assertThatThrownBy(() -> Tokens.read(Path.of("no-such-folder"), InstantSource.system()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--secrets");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
