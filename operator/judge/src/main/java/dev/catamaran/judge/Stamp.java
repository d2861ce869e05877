package dev.catamaran.judge;

import java.util.Comparator;

/**
 * Which of two writes to one edge is the newer: the hybrid logical clock decides, then the write id (as ASCII, like PostgreSQL's collation "C").
 *
 * @param hlc as an unsigned 64-bit number
 */
record Stamp(long hlc, String writeId) implements Comparable<Stamp> {
    private static final Comparator<Stamp> ORDER =
            Comparator.comparing(Stamp::hlc, Long::compareUnsigned).thenComparing(Stamp::writeId);

    /** @throws IllegalArgumentException when the clock is not a decimal number: such a record proves nothing */
    static Stamp of(String hlc, String writeId) {
        try {
            return new Stamp(Long.parseUnsignedLong(hlc), writeId);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "write " + writeId + " has the clock '" + hlc + "', which is not a decimal number", e);
        }
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
