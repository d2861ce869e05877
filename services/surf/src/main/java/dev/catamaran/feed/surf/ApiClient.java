package dev.catamaran.feed.surf;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/**
 * Speaks HTTP/1.1 with keep-alive and never sends a request twice. Getting a connection and sending on it are two steps of the Vert.x client; only
 * when the first one fails, that is before any byte was sent, the next address is tried. To be used on one event loop.
 */
final class ApiClient {
    /** Unanswered requests hold a connection each: enough for the highest rate times the timeout. */
    private static final int CONNECTIONS = 20_000;

    private static final int CONNECT_TIMEOUT_MS = 1_000;

    private final Vertx vertx;
    private final HttpClient client;

    ApiClient(Vertx vertx) {
        this.vertx = vertx;
        var options = new HttpClientOptions()
                .setKeepAlive(true)
                // never closed by this side: a request could meet the closing
                .setKeepAliveTimeout(0)
                .setPipelining(false)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setTcpNoDelay(true)
                .setDecompressionSupported(false);
        this.client = vertx.httpClientBuilder()
                .with(options)
                // the builder does not ask the options for it, and takes 5: requests then wait here, where neither the
                // mesh nor the record sees them
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
                // a lost connection shows in the requests on it; without a handler it would be logged, too
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /**
     * Sends the call to the first entry that takes the connection.
     *
     * @param timeoutMs for everything: connecting, sending, answering
     * @param done called once, on the event loop
     */
    void send(Call call, List<Access.Entry> entries, long timeoutMs, Consumer<Answer> done) {
        new Exchange(vertx, client, call, entries, timeoutMs, done).start();
    }

    /** Closes all connections. */
    void close() {
        client.close();
    }
}
