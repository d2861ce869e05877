package dev.catamaran.feed.kit.bus;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A loop on a thread of its own that is started again, with back-off, when it fails: a bus or a store that is away is no reason to end the process.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    /** One life of the loop: returns when the worker stops, throws when something it needs is away. */
    @FunctionalInterface
    public interface Loop {
        void run(Worker worker) throws Exception;
    }

    private final String name;
    private final Loop loop;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean progressed;

    public Worker(String name, Loop loop) {
        this.name = name;
        this.loop = loop;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::live);
    }

    public Worker start() {
        thread.start();
        return this;
    }

    public boolean running() {
        return !stopping;
    }

    /** The loop got something done: the next failure starts from the shortest pause again. */
    public void progressed() {
        progressed = true;
    }

    /** The loop has nothing left to do: it is not started again. */
    public void finish() {
        stopping = true;
    }

    private void live() {
        Duration pause = SHORTEST_PAUSE;
        while (!stopping) {
            try {
                loop.run(this);
            } catch (Throwable e) { // an Error too: a process whose loop is gone must not look alive
                if (stopping) {
                    return;
                }
                pause = progressed ? SHORTEST_PAUSE : pause;
                progressed = false;
                LOG.warnf("event=restarting worker=%s pauseMs=%d reason=\"%s\"", name, pause.toMillis(), e);
                if (!rest(pause)) {
                    return;
                }
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    /** Waits for the end of the thread. */
    void join() throws InterruptedException {
        thread.join();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static boolean rest(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false; // stopping
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
