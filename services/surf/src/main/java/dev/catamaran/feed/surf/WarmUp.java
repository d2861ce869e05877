package dev.catamaran.feed.surf;

import dev.catamaran.judge.record.RecordWriter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Lets the Java machine compile the driver before it counts. A cold one is hundreds of milliseconds late, and that would look like the mesh's
 * fault. The driver talks to a server inside of this process, and its record is thrown away.
 */
final class WarmUp {
    private static final double RATE = 500;
    private static final int SECONDS = 2;
    private static final long TIMEOUT_MS = 1_000;

    private WarmUp() {}

    static void run(Vertx vertx, Context loop, Graph graph, Mix mix, Tokens tokens, MicroClock clock) {
        try {
            Path folder = Files.createTempDirectory("surf");
            Path record = folder.resolve("warm-up.jsonl");
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(r -> r.response()
                            .putHeader("x-catamaran-cell", "none")
                            .end("{\"writeId\":\"w\",\"hlc\":\"1\",\"degraded\":false}"))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            try (var recorder = new Recorder(RecordWriter.create(record), e -> {
                throw e;
            })) {
                var access = new Access(new TreeMap<>(Map.of("none", new Address("127.0.0.1", server.actualPort()))));
                var client = new ApiClient(vertx);
                var driver = new Driver(vertx, loop, client, access, tokens, recorder, new Ids(0), clock, TIMEOUT_MS);
                var seconds = new CountDownLatch(SECONDS);
                driver.start(new Schedule(graph, RATE, mix, 0, 0, 0), _ -> seconds.countDown());
                seconds.await();
                stop(driver);
                client.close();
            } finally {
                server.close();
                Files.deleteIfExists(record);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a temporary file", e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the driver could not be warmed up", e);
        }
    }

    /** On a machine that is too busy for this, the driver is as warm as it gets; how late it sends is measured anyway, and judged. */
    private static void stop(Driver driver) throws InterruptedException {
        try {
            driver.stop();
        } catch (TimeoutException e) {
            System.err.println("surf: the machine is too busy to answer all requests of the driver's warm-up");
        }
    }
}
