package dev.catamaran.feed.kit.bus;

import java.util.concurrent.CompletableFuture;

/** One cell's bus, as a writer sees it. */
interface Bus extends AutoCloseable {
    /** Sends without blocking; completes when the bus has the record, exceptionally when it never will. */
    CompletableFuture<Void> send(BusRecord message);

    @Override
    void close();
}
