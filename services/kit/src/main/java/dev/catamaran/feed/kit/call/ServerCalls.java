package dev.catamaran.feed.kit.call;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.grpc.runtime.Interceptors;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Around every call that this process answers: request id, deadline, the cell that answered, one access log line, no new ones while it stops.
 *
 * <p>The deadline is the client's ({@code grpc-timeout}) or the sidecar's patience, whichever ends first; calls made for this one inherit it through the
 * gRPC context.
 */
@GlobalInterceptor
@ApplicationScoped
public class ServerCalls implements ServerInterceptor, Prioritized {
    private static final Logger ACCESS = Logger.getLogger("access");

    private final String cell;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());

    private final CallsUnderWay underWay;
    private final MeterRegistry metrics;
    /** Building a counter to find it costs more than counting. */
    private final ConcurrentMap<End, Counter> handled = new ConcurrentHashMap<>();

    private record End(String method, Status.Code code) {}

    public ServerCalls(MeshEnvironment mesh, CallsUnderWay underWay, MeterRegistry metrics) {
        this.metrics = metrics;
        this.cell = mesh.cell();
        this.underWay = underWay;
    }

    /** Around Quarkus' own handler of exceptions: what it closes is an answer too. */
    @Override
    public int getPriority() {
        return Interceptors.EXCEPTION_HANDLER + 1;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        if (method.startsWith("grpc.")) {
            return next.startCall(call, headers); // health checks
        }
        if (call.isCancelled()) { // it waited for a thread longer than its caller did for an answer
            count(method, Status.CANCELLED);
            return new ServerCall.Listener<Q>() {};
        }
        if (!headers.containsKey(RequestContext.REQUEST_ID)) {
            headers.put(RequestContext.REQUEST_ID, UUID.randomUUID().toString());
        }
        var servedBy = new AtomicReference<>(cell);
        var context = withDeadline(
                Context.current()
                        .withValue(RequestContext.HEADERS, headers)
                        .withValue(RequestContext.SERVED_BY, servedBy),
                headers);
        boolean taken = underWay.begin();
        var answer = new Answer<>(
                call, headers, servedBy, context, taken ? underWay::end : () -> {}, status -> count(method, status));
        if (!taken) {
            answer.close(Status.UNAVAILABLE.withDescription("this replica is stopping"), new Metadata());
            return new ServerCall.Listener<Q>() {};
        }
        return new SimpleForwardingServerCallListener<>(Contexts.interceptCall(context, answer, headers, next)) {
            @Override
            public void onHalfClose() {
                if (!call.isCancelled()) { // else onCancel is all that is left to come
                    super.onHalfClose();
                }
            }

            @Override
            public void onCancel() {
                super.onCancel();
                answer.ended(Status.CANCELLED);
            }
        };
    }

    /** Under the names that gRPC's own Prometheus middleware gives it. Neither services nor methods nor codes are many. */
    private Counter counter(End end) {
        String method = end.method();
        int slash = method.lastIndexOf('/');
        return Counter.builder("grpc.server.handled")
                .description("Calls answered, or given up by their callers, by the status that they ended with")
                .tag("grpc_service", method.substring(0, Math.max(0, slash)))
                .tag("grpc_method", method.substring(slash + 1))
                .tag("grpc_code", end.code().name())
                .register(metrics);
    }

    private void count(String method, Status status) {
        handled.computeIfAbsent(new End(method, status.getCode()), this::counter)
                .increment();
    }

    private CancellableContext withDeadline(Context context, Metadata headers) {
        String patience = headers.get(RequestContext.EXPECTED_TIMEOUT);
        try {
            return patience == null
                    ? context.withCancellation()
                    : context.withDeadline(Deadline.after(Long.parseLong(patience), TimeUnit.MILLISECONDS), deadlines);
        } catch (NumberFormatException e) {
            return context.withCancellation();
        }
    }

    @PreDestroy
    void close() {
        deadlines.shutdownNow();
    }

    /** Adds request id and cell to the answer, and writes the access log when the call ends. */
    private static final class Answer<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private final Metadata request;
        private final AtomicReference<String> servedBy;
        private final CancellableContext context;
        private final Runnable atEnd;
        private final Consumer<Status> count;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final long startNanos = System.nanoTime();
        private volatile boolean headersSent;

        Answer(
                ServerCall<Q, R> call,
                Metadata request,
                AtomicReference<String> servedBy,
                CancellableContext context,
                Runnable atEnd,
                Consumer<Status> count) {
            super(call);
            this.request = request;
            this.servedBy = servedBy;
            this.context = context;
            this.atEnd = atEnd;
            this.count = count;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            headersSent = true;
            sign(headers);
            super.sendHeaders(headers);
        }

        @Override
        public void close(Status status, Metadata given) {
            // Quarkus' handler of exceptions gives the request's headers back, the token among them.
            var trailers = given == request ? new Metadata() : given;
            if (!headersSent) {
                sign(trailers); // an answer of trailers only: these are its headers
            }
            super.close(status, trailers);
            ended(status);
        }

        private void sign(Metadata metadata) {
            metadata.discardAll(RequestContext.CELL);
            metadata.put(RequestContext.CELL, servedBy.get());
            metadata.discardAll(RequestContext.REQUEST_ID);
            metadata.put(RequestContext.REQUEST_ID, String.valueOf(request.get(RequestContext.REQUEST_ID)));
        }

        /** Answered, or cancelled by the caller, whichever is first. */
        void ended(Status status) {
            if (ended.compareAndSet(false, true)) {
                atEnd.run();
                count.accept(status);
                context.cancel(null); // or its timer would stay until the deadline
                ACCESS.infof(
                        "method=%s status=%s ms=%.2f requestId=%s%s",
                        getMethodDescriptor().getBareMethodName(),
                        status.getCode(),
                        (System.nanoTime() - startNanos) / 1e6,
                        request.get(RequestContext.REQUEST_ID),
                        status.getDescription() == null ? "" : " reason=\"" + status.getDescription() + "\"");
            }
        }
    }
}
