package dev.catamaran.judge.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.series.Crosstab.Row;
import dev.catamaran.judge.series.Timeline.Stretch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Traffic from second 10 to 20, a fault at 12.5. */
class TimelineTest {
    private static final long S = 1_000_000;
    private static final long FAULT = 12_500_000;

    private final List<Span> phases = List.of(
            new Span("load", 0, 9 * S),
            new Span("steady", 9 * S, 12 * S),
            new Span("fault", 12 * S, 15 * S),
            new Span("after", 15 * S, 30 * S),
            new Span("readback", 30 * S, 40 * S));

    private final List<Line.Request> requests = List.of(
            Requests.entering("a", 10 * S, "a"),
            Requests.entering("a", 11 * S, "b"),
            Requests.entering("a", 12 * S, ""),
            Requests.entering("b", 12 * S, "b"),
            Requests.entering("b", 14 * S, "b"),
            Requests.entering("c", 20 * S - 1_000, "c"));

    private Timeline timeline(Optional<Long> fault) {
        return Timeline.of(
                fault,
                List.of("b", "a"),
                phases,
                List.of(new Line.Mark(16 * S, "cell-active", Map.of()), new Line.Mark(1 * S, "drill", Map.of())),
                requests,
                List.of(),
                List.of());
    }

    @Test
    void zeroIsTheFault() {
        var timeline = timeline(Optional.of(FAULT));

        assertThat(timeline.faulted()).isTrue();
        assertThat(timeline.start()).isEqualTo(-2.5);
        assertThat(timeline.end()).isEqualTo(7.5);
        assertThat(timeline.moments()).containsExactly(new Moment("drill", -11.5), new Moment("cell-active", 3.5));
        assertThat(timeline.moment("cell-active")).contains(new Moment("cell-active", 3.5));
        assertThat(timeline.moment("converged")).isEmpty();
    }

    @Test
    void withoutAFaultZeroIsTheFirstRequest() {
        var timeline = timeline(Optional.empty());

        assertThat(timeline.faulted()).isFalse();
        assertThat(timeline.start()).isZero();
        assertThat(timeline.end()).isEqualTo(10);
        assertThat(timeline.around()).isEmpty();
    }

    @Test
    void phasesAreCutToTheTraffic() {
        assertThat(timeline(Optional.of(FAULT)).phases())
                .containsExactly(
                        new Stretch("steady", -2.5, -0.5),
                        new Stretch("fault", -0.5, 2.5),
                        new Stretch("after", 2.5, 7.5));
    }

    @Test
    void everyCellIsNamedThatTheRecordKnowsOrThatAnswered() {
        assertThat(timeline(Optional.of(FAULT)).cells()).containsExactly("a", "b", "c");
    }

    @Test
    void whoAnsweredWhatIsCountedByPhase() {
        assertThat(timeline(Optional.of(FAULT)).tables())
                .containsExactly(new Crosstab(
                        List.of("entered", "answered by"),
                        List.of("steady", "fault", "after"),
                        List.of(
                                new Row(List.of("a", ""), List.of(0L, 1L, 0L)),
                                new Row(List.of("a", "a"), List.of(1L, 0L, 0L)),
                                new Row(List.of("a", "b"), List.of(1L, 0L, 0L)),
                                new Row(List.of("b", "b"), List.of(0L, 2L, 0L)),
                                new Row(List.of("c", "c"), List.of(0L, 0L, 1L)))));
    }

    @Test
    void theTotalOfAColumnGoesOverAllRows() {
        var table = timeline(Optional.of(FAULT)).tables().getFirst();

        assertThat(table.total(0)).isEqualTo(2);
        assertThat(table.total(1)).isEqualTo(3);
    }

    /** Whatever it is that rows are told apart by: layers come as one more key. */
    @Test
    void aTableCountsByAsManyKeysAsItIsGiven() {
        record Hop(String layer, String cell, String phase) {}
        var table = Crosstab.of(
                List.of("layer", "cell"),
                List.of("hold", "after"),
                List.of(
                        new Hop("Logic", "b", "hold"),
                        new Hop("Glue", "b", "hold"),
                        new Hop("Logic", "b", "after"),
                        new Hop("Logic", "a", "hold"),
                        new Hop("Logic", "b", "hold"),
                        new Hop("Logic", "b", "before everything")),
                hop -> List.of(hop.layer(), hop.cell()),
                Hop::phase);

        assertThat(table.rows())
                .containsExactly(
                        new Row(List.of("Glue", "b"), List.of(1L, 0L)),
                        new Row(List.of("Logic", "a"), List.of(1L, 0L)),
                        new Row(List.of("Logic", "b"), List.of(2L, 1L)));
    }

    @Test
    void aRecordWithoutTrafficHasAnEmptyTimeline() {
        var timeline =
                Timeline.of(Optional.of(FAULT), List.of("a"), phases, List.of(), List.of(), List.of(), List.of());

        assertThat(timeline.seconds()).isEmpty();
        assertThat(timeline.phases()).isEmpty();
        assertThat(timeline.around()).isEmpty();
        assertThat(timeline.tables().getFirst().rows()).isEmpty();
    }
}
