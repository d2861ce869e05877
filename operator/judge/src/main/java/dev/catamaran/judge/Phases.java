package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.series.Latencies;
import dev.catamaran.judge.series.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The phases of a drill as its marks tell them. */
final class Phases {
    private final List<Span> spans;

    private Phases(List<Span> spans) {
        this.spans = spans;
    }

    static Phases of(Evidence evidence) {
        var marks = evidence.marks.stream()
                .sorted(Comparator.comparingLong(Line.Mark::at))
                .toList();
        long last = Math.max(
                marks.isEmpty() ? 0 : marks.getLast().at(),
                evidence.requests.stream()
                        .mapToLong(Line.Request::answered)
                        .max()
                        .orElse(0));
        var spans = new ArrayList<Span>();
        for (int i = 0; i < marks.size(); i++) {
            Line.Mark mark = marks.get(i);
            if (begins(mark)) {
                long end = marks.stream()
                        .skip(i + 1L)
                        .filter(m -> begins(m) || ends(m))
                        .mapToLong(Line.Mark::at)
                        .findFirst()
                        .orElse(last + 1);
                String name = mark.name().substring(0, mark.name().length() - MarkName.START_SUFFIX.length());
                spans.add(new Span(name, mark.at(), end));
            }
        }
        return new Phases(List.copyOf(spans));
    }

    static boolean begins(Line.Mark mark) {
        return mark.name().endsWith(MarkName.START_SUFFIX);
    }

    private static boolean ends(Line.Mark mark) {
        return mark.name().equals(MarkName.TRAFFIC_END) || mark.name().equals(MarkName.END);
    }

    /** In the order of time. */
    List<Span> spans() {
        return spans;
    }

    /** Index of the phase that holds that moment; −1 when none does. */
    int at(long moment) {
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).holds(moment)) {
                return i;
            }
        }
        return -1;
    }

    String name(int index) {
        return spans.get(index).name();
    }

    Optional<Span> named(String name) {
        return spans.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    List<Figures.Phase> figures(Evidence evidence) {
        long zero = evidence.header().startedAt();
        return spans.stream()
                .map(span -> {
                    var requests = evidence.requests.stream()
                            .filter(r -> span.holds(r.intended()))
                            .toList();
                    var latencies = Latencies.ofRequests(requests);
                    return new Figures.Phase(
                            span.name(),
                            (span.start() - zero) / 1_000.0,
                            (span.end() - zero) / 1_000.0,
                            requests.size(),
                            requests.stream().filter(Line.Request::failed).count(),
                            latencies.percentileMs(50),
                            latencies.percentileMs(99));
                })
                .toList();
    }
}
