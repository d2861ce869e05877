package dev.catamaran.xds.auth;

import dev.catamaran.core.model.Identity;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;

/** Lets in only calls whose {@code authorization: Bearer} token proves an identity, and puts that identity into the gRPC context. */
public final class BearerInterceptor implements ServerInterceptor {
    /** Who calls; set for every call that gets past this interceptor. */
    public static final Context.Key<Identity> IDENTITY = Context.key("identity");

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";

    private final Authenticator authenticator;

    public BearerInterceptor(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Optional<Identity> identity = Optional.ofNullable(headers.get(AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(value -> authenticator.authenticate(value.substring(SCHEME.length())));
        if (identity.isEmpty()) {
            call.close(
                    Status.UNAUTHENTICATED.withDescription(
                            "no valid bearer token: the replica's token file is unknown here"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(Context.current().withValue(IDENTITY, identity.get()), call, headers, next);
    }
}
