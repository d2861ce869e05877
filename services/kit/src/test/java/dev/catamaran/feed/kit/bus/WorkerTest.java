package dev.catamaran.feed.kit.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerTest {
    @Test
    void loopIsStartedAgainAfterAnException() throws Exception {
        startedAgainAfter(() -> {
            throw new IllegalStateException("the bus is away");
        });
    }

    @Test
    void loopIsStartedAgainAfterAnError() throws Exception {
        startedAgainAfter(() -> {
            throw new OutOfMemoryError("for a test");
        });
    }

    @Test
    void loopThatFinishedIsNotStartedAgain() throws Exception {
        var lives = new AtomicInteger();
        var worker = new Worker("test", life -> {
            lives.incrementAndGet();
            life.finish();
        });
        worker.start().join();
        assertThat(lives).hasValue(1);
    }

    @Test
    void closeInterruptsTheLoopAndWaitsForIt() throws Exception {
        var entered = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        try (var worker = new Worker("test", life -> {
            entered.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                left.countDown();
            }
        })) {
            worker.start();
            entered.await();
            assertThat(worker.running()).isTrue();
        }
        assertThat(left.getCount()).isZero();
    }

    @Test
    void closeEndsAPauseToo() throws Exception {
        var failed = new CountDownLatch(1);
        var worker = new Worker("test", life -> {
            failed.countDown();
            throw new IllegalStateException("always");
        });
        worker.start();
        failed.await();
        worker.close();
        worker.join();
        assertThat(worker.running()).isFalse();
    }

    private static void startedAgainAfter(Runnable failure) throws Exception {
        var lives = new AtomicInteger();
        var third = new CountDownLatch(3);
        try (var worker = new Worker("test", life -> {
            third.countDown();
            if (lives.incrementAndGet() < 3) {
                failure.run();
            }
            life.finish();
        })) {
            worker.start();
            third.await();
        }
        assertThat(lives).hasValue(3);
    }
}
