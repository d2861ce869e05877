package dev.catamaran.feed.kit.call;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Around every call that this process answers: request id, deadline, the cell that answered, one access log line.
 *
 * <p>The deadline is the client's ({@code grpc-timeout}) or the sidecar's patience, whichever ends first; calls made for this one inherit it through the
 * gRPC context.
 */
@GlobalInterceptor
@ApplicationScoped
public class ServerCalls implements ServerInterceptor {
    private static final Logger ACCESS = Logger.getLogger("access");

    private final String cell;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());

    public ServerCalls(MeshEnvironment mesh) {
        this.cell = mesh.cell();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        if (method.startsWith("grpc.")) {
            return next.startCall(call, headers); // health checks
        }
        if (!headers.containsKey(RequestContext.REQUEST_ID)) {
            headers.put(RequestContext.REQUEST_ID, UUID.randomUUID().toString());
        }
        var servedBy = new AtomicReference<>(cell);
        var context = withDeadline(Context.current(), headers)
                .withValue(RequestContext.HEADERS, headers)
                .withValue(RequestContext.SERVED_BY, servedBy);
        return Contexts.interceptCall(context, new Answer<>(call, headers, servedBy), headers, next);
    }

    private Context withDeadline(Context context, Metadata headers) {
        String patience = headers.get(RequestContext.EXPECTED_TIMEOUT);
        if (patience == null) {
            return context;
        }
        try {
            return context.withDeadline(Deadline.after(Long.parseLong(patience), TimeUnit.MILLISECONDS), deadlines);
        } catch (NumberFormatException e) {
            return context;
        }
    }

    /** Adds the cell to the answer and writes the access log when it ends. */
    private static final class Answer<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private final Metadata request;
        private final AtomicReference<String> servedBy;
        private final long startNanos = System.nanoTime();

        Answer(ServerCall<Q, R> call, Metadata request, AtomicReference<String> servedBy) {
            super(call);
            this.request = request;
            this.servedBy = servedBy;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            headers.put(RequestContext.CELL, servedBy.get());
            super.sendHeaders(headers);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            super.close(status, trailers);
            ACCESS.infof(
                    "method=%s status=%s ms=%.2f requestId=%s",
                    getMethodDescriptor().getBareMethodName(),
                    status.getCode(),
                    (System.nanoTime() - startNanos) / 1e6,
                    request.get(RequestContext.REQUEST_ID));
        }
    }
}
