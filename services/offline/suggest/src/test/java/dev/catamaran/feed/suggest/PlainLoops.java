package dev.catamaran.feed.suggest;

import dev.catamaran.feed.suggest.Graph.Edge;
import dev.catamaran.feed.suggest.Suggestions.Suggested;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The definition, followed to the letter with two loops. */
final class PlainLoops {
    private final Map<Long, Set<Long>> follows = new TreeMap<>();
    private final Map<Long, Integer> followers = new HashMap<>();

    PlainLoops(List<Edge> edges) {
        for (Edge edge : edges) {
            follows.computeIfAbsent(edge.follower(), p -> new TreeSet<>()).add(edge.followee());
            followers.merge(edge.followee(), 1, Integer::sum);
        }
    }

    SortedMap<Long, List<Suggested>> all(int most) {
        var all = new TreeMap<Long, List<Suggested>>();
        follows.keySet().forEach(person -> all.put(person, of(person, most)));
        return all;
    }

    private List<Suggested> of(long person, int most) {
        var scores = new HashMap<Long, Long>();
        var known = follows.getOrDefault(person, Set.of());
        for (long via : known) {
            long billionths = Math.round(1e9 / Math.log(1 + followers.getOrDefault(via, 0)));
            for (long candidate : follows.getOrDefault(via, Set.of())) {
                if (candidate != person && !known.contains(candidate)) {
                    scores.merge(candidate, billionths, Long::sum);
                }
            }
        }
        return scores.entrySet().stream()
                .map(e -> new Suggested(e.getKey(), e.getValue() / 1e9))
                .sorted(Comparator.comparingDouble(Suggested::score).reversed().thenComparingLong(Suggested::id))
                .limit(most)
                .toList();
    }
}
