package dev.catamaran.judge;

import dev.catamaran.judge.record.BadRecordException;
import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.series.Growth;
import dev.catamaran.judge.series.Timeline;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Derives figures, checks and the outcome of a drill from its raw record, and from nothing else. */
public final class Judge {
    private Judge() {}

    /**
     * Judges by the limits that the record itself states.
     *
     * @throws BadRecordException when the file is no record
     * @throws UncheckedIOException when it cannot be read
     */
    public static Report judge(Path record) {
        Evidence evidence = Evidence.read(record);
        return judge(evidence, evidence.expectations());
    }

    /** Judges by other limits. */
    public static Report judge(Path record, Expectations expectations) {
        return judge(Evidence.read(record), expectations);
    }

    private static Report judge(Evidence evidence, Expectations expectations) {
        Figures figures = Arithmetic.figures(evidence, expectations);
        var growths = Growth.of(evidence.counters);
        MeshCounters counters = MeshCounters.of(evidence, growths);
        var checks = Checks.of(evidence, figures, counters, expectations);
        Verdict verdict = Verdict.of(evidence, checks);
        return new Report(
                evidence.detail(MarkName.DRILL, "drill"),
                evidence.detail(MarkName.DRILL, "fault"),
                evidence.detail(MarkName.DRILL, "cell"),
                verdict.outcome(),
                verdict.reason(),
                Instant.EPOCH
                        .plus(evidence.header().startedAt(), ChronoUnit.MICROS)
                        .toString(),
                evidence.header().rate(),
                figures,
                checks,
                counters,
                Origin.of(evidence),
                timeline(evidence, growths));
    }

    private static Timeline timeline(Evidence evidence, List<Growth> growths) {
        return Timeline.of(
                evidence.fault(),
                List.copyOf(evidence.header().access().keySet()),
                Phases.of(evidence).spans(),
                evidence.marks.stream().filter(m -> !Phases.begins(m)).toList(),
                evidence.requests,
                evidence.usages,
                growths);
    }
}
