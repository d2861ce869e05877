package dev.catamaran.feed.gateway;

import com.google.common.util.concurrent.ListenableFuture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A part of a page that the page can do without.
 *
 * @param name as the answer lists it under {@code missing}
 */
record Part<T>(String name, ListenableFuture<T> call) {
    /** Nobody waits longer than this for a part. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Logger LOG = Logger.getLogger(Part.class);

    /** The part; without it, its name is added to what is missing. */
    Optional<T> orMissing(List<String> missing) {
        try {
            return Optional.of(call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.infof("event=part-missing part=%s reason=\"%s\"", name, e);
        }
        call.cancel(true);
        missing.add(name);
        return Optional.empty();
    }
}
