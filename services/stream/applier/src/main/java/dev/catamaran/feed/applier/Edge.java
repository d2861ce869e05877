package dev.catamaran.feed.applier;

import java.util.Comparator;

/**
 * The state of one relation, as one write left it.
 *
 * @param hlc hybrid logical clock stamp
 */
record Edge(long follower, long followee, boolean following, long hlc, String writeId) {
    /** Last writer wins, ties broken by write id: a total order, so it does not matter in which order, or how often, edges arrive. */
    static final Comparator<Edge> BY_STAMP = Comparator.comparingLong(Edge::hlc).thenComparing(Edge::writeId);

    record Key(long follower, long followee) {}

    Key key() {
        return new Key(follower, followee);
    }
}
