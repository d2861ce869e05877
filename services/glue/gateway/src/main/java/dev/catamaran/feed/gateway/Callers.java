package dev.catamaran.feed.gateway;

import dev.catamaran.feed.kit.call.RequestContext;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.token.TokenVerifier;
import dev.catamaran.feed.kit.token.TokenVerifier.InvalidTokenException;
import io.grpc.Metadata;
import io.grpc.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;

/** Who is calling: proven by the token, for every call. */
@ApplicationScoped
public class Callers {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final TokenVerifier verifier;

    public Callers(MeshEnvironment mesh) {
        try {
            this.verifier = new TokenVerifier(Files.readAllBytes(mesh.secret("token-key")), InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the token key", e);
        }
    }

    /** The caller is some person. */
    long requireSomeone() {
        try {
            return verifier.verify(RequestContext.HEADERS.get().get(AUTHORIZATION));
        } catch (InvalidTokenException e) {
            throw Status.UNAUTHENTICATED.withDescription(e.getMessage()).asRuntimeException();
        }
    }

    /** The caller is this person. */
    void requireSelf(long person) {
        long caller = requireSomeone();
        if (caller != person) {
            throw Status.PERMISSION_DENIED
                    .withDescription("person " + caller + " cannot act for person " + person)
                    .asRuntimeException();
        }
    }
}
