package dev.catamaran.feed.surf;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The hashtags of a post: a few of a short list, the first one of it most often, the n-th one n times more rarely (Zipf), so that trends have something to rank.
 * They depend on the request's number alone.
 */
final class Hashtags {
    private static final List<String> LIST = List.of(
            "sailing",
            "regatta",
            "harbour",
            "weather",
            "tide",
            "crew",
            "knots",
            "wind",
            "coast",
            "charts",
            "lighthouse",
            "anchor",
            "dinghy",
            "galley",
            "starboard",
            "fjord");
    private static final double ALL =
            IntStream.range(0, LIST.size()).mapToDouble(Hashtags::weight).sum();
    private static final int MOST = 3;

    private Hashtags() {}

    private static double weight(int place) {
        return 1.0 / (place + 1);
    }

    /** None to three, each with its sign and a space before it. */
    static String of(long number) {
        var random = new SplittableRandom(number);
        int count = random.nextInt(MOST + 1);
        return random.doubles(count)
                .mapToObj(Hashtags::at)
                .distinct()
                .map(" #"::concat)
                .collect(Collectors.joining());
    }

    private static String at(double share) {
        double left = share * ALL;
        for (int place = 0; place < LIST.size(); place++) {
            left -= weight(place);
            if (left < 0) {
                return LIST.get(place);
            }
        }
        return LIST.getLast();
    }
}
