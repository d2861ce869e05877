package dev.catamaran.feed.applier;

import java.util.Comparator;

/**
 * A partition whose progress is kept.
 *
 * @param source topic, or for copies the cell and the topic where the originals are
 */
record Position(String source, int partition) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::source).thenComparingInt(Position::partition);

    /** @param topic that of the originals */
    static Position ofCopies(String cell, String topic, int partition) {
        return new Position("copies:" + cell + ":" + topic, partition);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
