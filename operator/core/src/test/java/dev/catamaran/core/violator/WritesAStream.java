package dev.catamaran.core.violator;

/** Prints. */
public final class WritesAStream {
    private WritesAStream() {}

    @SuppressWarnings("SystemOut")
    public static void write() {
        System.out.println("output");
    }
}
