package dev.catamaran.feed.surf;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** Chooses people by their degree: who has twice the edges comes twice as often. */
final class People {
    private final long[] ids;
    /** Sum of the degrees up to and including each person. */
    private final long[] cumulative;

    People(SortedMap<Long, Integer> degrees) {
        ids = degrees.keySet().stream().mapToLong(Long::longValue).toArray();
        cumulative = degrees.values().stream().mapToLong(Integer::longValue).toArray();
        Arrays.parallelPrefix(cumulative, Long::sum);
    }

    long choose(RandomGenerator random) {
        long ticket = random.nextLong(cumulative[cumulative.length - 1]);
        int at = Arrays.binarySearch(cumulative, ticket + 1);
        return ids[at >= 0 ? at : -at - 1];
    }

    int count() {
        return ids.length;
    }
}
