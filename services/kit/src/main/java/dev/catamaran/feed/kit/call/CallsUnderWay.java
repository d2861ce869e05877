package dev.catamaran.feed.kit.call;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Counts the calls that this process is answering. On SIGTERM it takes no new ones, and keeps the process for a moment, so that those are answered.
 * (Quarkus tells of the shutdown before it closes the gRPC server, which would cut them off.)
 */
@ApplicationScoped
public class CallsUnderWay {
    private static final Logger LOG = Logger.getLogger(CallsUnderWay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private int count;
    private boolean stopping;

    /** False when the process is stopping: the call must be refused. */
    synchronized boolean begin() {
        if (!stopping) {
            count++;
        }
        return !stopping;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    void drain(@Observes ShutdownEvent event) throws InterruptedException {
        int left = drain(PATIENCE);
        if (left > 0) {
            LOG.warnf("event=calls-cut-off count=%d", left);
        }
    }

    /** Waits for the calls under way; how many are left after the patience. */
    synchronized int drain(Duration patience) throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + patience.toNanos();
        while (count > 0) {
            long restMs = (deadline - System.nanoTime()) / 1_000_000;
            if (restMs <= 0) {
                break;
            }
            wait(restMs);
        }
        return count;
    }
}
