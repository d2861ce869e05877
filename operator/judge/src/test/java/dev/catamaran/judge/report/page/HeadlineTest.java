package dev.catamaran.judge.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Report;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.report.markup.Numbers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlineTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void brokenPromisesAreNamedWithValueAndLimit() {
        assertThat(headline(SampleDrill.failed().judge(folder)))
                .startsWith("The drill broke what was promised: failedIdempotentPercent ")
                .contains(" % (≤ 0.5 %), errorWindowMs ")
                .endsWith(", and 1 more.");
    }

    @Test
    void whatIsNotProvenIsNamed() {
        var sample = SampleDrill.passed();
        sample.facts.put("limits", Map.of("minAckedWrites", 1_000_000));
        var report = sample.judge(folder);

        assertThat(headline(report))
                .isEqualTo("Nothing is proven broken, but the record proves too little: ackedWrites "
                        + String.format(
                                java.util.Locale.ROOT, "%,d", report.figures().ackedWrites())
                        + " (≥ 1,000,000).");
    }

    @Test
    void anInterruptionHasItsReason() {
        var sample = SampleDrill.passed();
        sample.mark(60, "interrupted", Map.of("reason", "interrupted by the user"));

        assertThat(headline(sample.judge(folder))).isEqualTo("The drill was interrupted: interrupted by the user.");
    }

    @Test
    void aDrillWithoutAFailedRequestSaysSo() {
        var sample = SampleDrill.passed();
        sample.facts.put("fault", "Freeze");
        sample.lines.removeIf(l -> l instanceof Line.Request r && r.failed());
        sample.lines.removeIf(l -> l instanceof Line.Write w && w.outcome() == Line.WriteOutcome.INDETERMINATE);

        assertThat(headline(sample.judge(folder)))
                .startsWith(
                        "Freeze struck cell-a under 150 requests per second, cell-b carried on; no request failed, and none of");
    }

    private static String headline(Report report) {
        return Headline.of(report).replace(Numbers.SPACE, ' ');
    }
}
