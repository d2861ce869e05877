package dev.catamaran.judge.series;

import dev.catamaran.judge.record.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sorts requests into seconds. */
final class Seconds {
    private static final long SECOND = 1_000_000;
    private static final int HOUR = 3_600;

    private Seconds() {}

    /**
     * Every second from the first request to the last, also those without one; a silence of more than an hour is left out.
     *
     * @param zero epoch microseconds at which second 0 starts
     */
    static List<Second> of(List<Line.Request> requests, long zero) {
        var bySecond = requests.stream()
                .collect(Collectors.groupingBy(r -> second(r.intended() - zero), TreeMap::new, Collectors.toList()));
        var seconds = new ArrayList<Second>();
        bySecond.forEach((start, all) -> {
            int next = seconds.isEmpty() ? start : seconds.getLast().start() + 1;
            for (int silent = next; silent < start && (long) start - next <= HOUR; silent++) {
                seconds.add(second(silent, List.of()));
            }
            seconds.add(second(start, all));
        });
        return List.copyOf(seconds);
    }

    private static int second(long micros) {
        return Math.clamp(Math.floorDiv(micros, SECOND), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Second second(int start, List<Line.Request> all) {
        return new Second(
                start,
                all.size(),
                (int) all.stream().filter(Line.Request::failed).count(),
                (int) all.stream().filter(Line.Request::shed).count(),
                answers(all.stream().filter(r -> !r.shed()).toList()));
    }

    private static SortedMap<String, Second.Answers> answers(List<Line.Request> requests) {
        var byCell = requests.stream()
                .collect(Collectors.groupingBy(Line.Request::servedBy, TreeMap::new, Collectors.toList()));
        var answers = new TreeMap<String, Second.Answers>();
        byCell.forEach((cell, all) -> {
            var latencies = Latencies.ofRequests(all);
            answers.put(
                    cell,
                    new Second.Answers(
                            (int) all.stream().filter(Line.Request::ok).count(),
                            latencies.percentileMs(50),
                            latencies.percentileMs(99)));
        });
        return answers;
    }
}
