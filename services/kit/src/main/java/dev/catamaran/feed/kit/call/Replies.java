package dev.catamaran.feed.kit.call;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import java.util.concurrent.ExecutionException;

/** Waiting for a call; the deadline is the call's own, inherited from the request. */
public final class Replies {
    private Replies() {}

    /** The reply, or the callee's status as an exception. */
    public static <T> T await(ListenableFuture<T> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            // The callee's trailers are its own business; code and sentence are passed on.
            throw Status.fromThrowable(e).asRuntimeException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Status.CANCELLED.withDescription("this replica is stopping").asRuntimeException();
        }
    }
}
