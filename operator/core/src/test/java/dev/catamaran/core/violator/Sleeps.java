package dev.catamaran.core.violator;

/** Waits by itself. */
public final class Sleeps {
    private Sleeps() {}

    public static void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
