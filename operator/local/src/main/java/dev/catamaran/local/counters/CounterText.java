package dev.catamaran.local.counters;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds counters in what a replica answers. A text in which one of them is missing, or is no number, is no sample. */
final class CounterText {
    private static final Pattern ENVOY =
            Pattern.compile("http\\.(?:ingress|public)\\.downstream_rq_(completed|5xx): (\\d{1,18})");
    private static final Pattern PROMETHEUS = Pattern.compile(
            "feed_cache_lookups_total\\{[^}]*result=\"(near|hit|miss)\"[^}]*} (\\d{1,15}(?:\\.\\d+)?(?:E\\d{1,2})?)");

    private CounterText() {}

    static Optional<List<Long>> read(CounterSource.Kind kind, String text) {
        return switch (kind) {
            case SERVED -> sums(text, ENVOY, List.of("completed", "5xx"));
            case LOOKUPS -> sums(text, PROMETHEUS, List.of("near", "hit", "miss"));
        };
    }

    private static Optional<List<Long>> sums(String text, Pattern pattern, List<String> names) {
        long[] sums = new long[names.size()];
        boolean[] seen = new boolean[names.size()];
        text.lines().map(pattern::matcher).filter(m -> m.matches()).forEach(m -> {
            int i = names.indexOf(m.group(1));
            sums[i] += Math.round(Double.parseDouble(m.group(2)));
            seen[i] = true;
        });
        for (boolean one : seen) {
            if (!one) {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.stream(sums).boxed().toList());
    }
}
