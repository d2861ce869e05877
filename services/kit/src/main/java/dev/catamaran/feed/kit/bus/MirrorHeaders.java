package dev.catamaran.feed.kit.bus;

/** Headers of a mirrored record: where its original is. The copies are their own position. */
public final class MirrorHeaders {
    public static final String CELL = "source-cell";
    public static final String PARTITION = "source-partition";
    public static final String OFFSET = "source-offset";

    private MirrorHeaders() {}
}
