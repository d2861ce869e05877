package dev.catamaran.feed.kit.call;

import io.grpc.Context;
import io.grpc.Metadata;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What belongs to one request, carried by the gRPC context. */
public final class RequestContext {
    /** Set by the access gateway, on every log line and every call behind it. */
    public static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

    /** Says which cell's service answered. */
    public static final Metadata.Key<String> CELL =
            Metadata.Key.of("x-catamaran-cell", Metadata.ASCII_STRING_MARSHALLER);

    /** The patience of the sidecar that sent the request, in milliseconds; Envoy's router sets it. */
    static final Metadata.Key<String> EXPECTED_TIMEOUT =
            Metadata.Key.of("x-envoy-expected-rq-timeout-ms", Metadata.ASCII_STRING_MARSHALLER);

    /** The request's headers. */
    public static final Context.Key<Metadata> HEADERS = Context.keyWithDefault("headers", new Metadata());

    /** The cell that answered the last call made for this request; null outside one. */
    static final Context.Key<@Nullable AtomicReference<String>> SERVED_BY = Context.key("served-by");

    private RequestContext() {}
}
