package dev.catamaran.core.violator;

/** Has a clock of its own. */
public final class AsksTheSystemForTheTime {
    private AsksTheSystemForTheTime() {}

    public static long now() {
        return System.currentTimeMillis();
    }
}
