package dev.catamaran.feed.surf;

import io.netty.util.AsciiString;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call under way. Lives on one event loop; ends exactly once. */
final class Exchange {
    private static final CharSequence CELL = AsciiString.cached("x-catamaran-cell");
    private static final CharSequence IDEMPOTENCY_KEY = AsciiString.cached("idempotency-key");
    private static final CharSequence CLASS = AsciiString.cached("x-catamaran-class");
    private static final CharSequence BACKGROUND = AsciiString.cached("background");
    private static final CharSequence JSON = AsciiString.cached("application/json");

    private final Vertx vertx;
    private final HttpClient client;
    private final Call call;
    private final List<Access.Entry> entries;
    private final long timeoutMs;
    private final Consumer<Answer> done;
    private final List<String> attempted = new ArrayList<>(1);
    private @Nullable HttpClientRequest request;
    private long timer;
    private boolean ended;

    Exchange(
            Vertx vertx,
            HttpClient client,
            Call call,
            List<Access.Entry> entries,
            long timeoutMs,
            Consumer<Answer> done) {
        this.vertx = vertx;
        this.client = client;
        this.call = call;
        this.entries = entries;
        this.timeoutMs = timeoutMs;
        this.done = done;
    }

    void start() {
        timer = vertx.setTimer(timeoutMs, _ -> timeout());
        connect(0);
    }

    private void connect(int index) {
        Access.Entry entry = entries.get(index);
        attempted.add(entry.cell());
        client.request(new RequestOptions()
                        .setHost(entry.address().host())
                        .setPort(entry.address().port())
                        .setMethod(call.method())
                        .setURI(call.path()))
                .onSuccess(this::connected)
                .onFailure(failure -> {
                    if (ended) {
                        return;
                    }
                    if (index + 1 < entries.size()) {
                        connect(index + 1);
                    } else {
                        end(0, "", "", "", reason(failure));
                    }
                });
    }

    private void connected(HttpClientRequest connected) {
        if (ended) {
            // the timeout was faster: nothing may be sent any more
            connected.connection().close();
            return;
        }
        request = connected;
        // failures come through the future of send; without a handler they would be logged, too
        connected.exceptionHandler(_ -> {});
        connected.putHeader(HttpHeaders.AUTHORIZATION, call.bearer());
        if (!call.writeId().isEmpty()) {
            connected.putHeader(IDEMPOTENCY_KEY, call.writeId());
        }
        if (call.background()) {
            connected.putHeader(CLASS, BACKGROUND);
        }
        if (!call.body().isEmpty()) {
            connected.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        }
        var sending = call.body().isEmpty() ? connected.send() : connected.send(Buffer.buffer(call.body()));
        sending.onSuccess(this::answered).onFailure(failure -> end(0, "", "", "", reason(failure)));
    }

    private void answered(HttpClientResponse response) {
        String cell = header(response, CELL);
        String retryAfter = header(response, HttpHeaders.RETRY_AFTER);
        response.body()
                .onSuccess(body -> end(response.statusCode(), cell, body.toString(), retryAfter, ""))
                .onFailure(failure -> end(response.statusCode(), cell, "", retryAfter, reason(failure)));
    }

    private static String header(HttpClientResponse response, CharSequence name) {
        @Nullable String value = response.getHeader(name);
        return value == null ? "" : value;
    }

    private void timeout() {
        end(0, "", "", "", "timeout");
        if (request != null) {
            // HTTP/1.1: closes the connection, whose answer nobody waits for
            request.reset();
        }
    }

    private void end(int status, String servedBy, String body, String retryAfter, String error) {
        if (!ended) {
            ended = true;
            vertx.cancelTimer(timer);
            done.accept(new Answer(List.copyOf(attempted), request != null, status, servedBy, body, retryAfter, error));
        }
    }

    /** Short, and without the address, which is known anyway. */
    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = String.valueOf(cause.getMessage());
        int colon = message.indexOf(": ");
        String text = cause.getClass().getSimpleName() + ": " + (colon > 0 ? message.substring(0, colon) : message);
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
