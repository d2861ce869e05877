package dev.catamaran.feed.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.warmup.Rehearsal;
import dev.catamaran.feed.proto.gateway.FeedApiGrpc;
import dev.catamaran.feed.proto.gateway.ListRequest;
import dev.catamaran.feed.proto.gateway.PersonRequest;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;

/** Reads a page as a client would, token included. */
@ApplicationScoped
public class ReadRehearsal implements Rehearsal {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final int PEOPLE = 50;

    private int round;

    @Override
    public void play(Channel self, MeshEnvironment mesh) {
        long somebody = round++ % PEOPLE;
        var headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token(mesh, somebody));
        var api = FeedApiGrpc.newBlockingStub(self)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(1, TimeUnit.SECONDS);
        api.following(ListRequest.newBuilder().setPerson(somebody).build());
        api.home(PersonRequest.newBuilder().setPerson(somebody).build());
        api.person(PersonRequest.newBuilder().setPerson(somebody).build());
    }

    private static String token(MeshEnvironment mesh, long person) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .subject(Long.toString(person))
                    .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(1))))
                    .build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(Files.readAllBytes(mesh.secret("token-key"))));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the token key signs nothing", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the token key", e);
        }
    }
}
