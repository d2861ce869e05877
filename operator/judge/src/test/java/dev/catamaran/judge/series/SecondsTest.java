package dev.catamaran.judge.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.series.Second.Answers;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecondsTest {
    private static final long ZERO = 50_000_000;

    @Test
    void aRequestBelongsToTheSecondInWhichItWasIntended() {
        var seconds = Seconds.of(
                List.of(
                        Requests.ok(1, ZERO - 1, 5, "a"),
                        Requests.ok(2, ZERO, 6, "a"),
                        // answered in the next second
                        Requests.ok(3, ZERO + 999_999, 700, "b")),
                ZERO);

        assertThat(seconds)
                .containsExactly(
                        new Second(-1, 1, 0, 0, answers(Map.of("a", new Answers(1, 5, 5)))),
                        new Second(
                                0, 2, 0, 0, answers(Map.of("a", new Answers(1, 6, 6), "b", new Answers(1, 700, 700)))));
    }

    @Test
    void percentilesAreByTheCellThatAnswered() {
        // of 1, 2 … 100: the 50th and the 99th
        var requests = java.util.stream.IntStream.rangeClosed(1, 100)
                .mapToObj(ms -> Requests.ok(ms, ZERO, ms, ms % 2 == 0 ? "even" : "odd"))
                .toList();

        assertThat(Seconds.of(requests, ZERO))
                .containsExactly(new Second(
                        0,
                        100,
                        0,
                        0,
                        answers(Map.of("even", new Answers(50, 50, 100), "odd", new Answers(50, 49, 99)))));
    }

    @Test
    void whatFailedCountsOnceWhoeverAnswered() {
        var seconds = Seconds.of(
                List.of(
                        Requests.failed(1, ZERO, 40, ""),
                        Requests.failed(2, ZERO, 30, "a"),
                        Requests.ok(3, ZERO, 10, "a")),
                ZERO);

        assertThat(seconds)
                .containsExactly(new Second(
                        0, 3, 2, 0, answers(Map.of("", new Answers(0, 40, 40), "a", new Answers(1, 10, 30)))));
    }

    @Test
    void whatWasShedHasNeitherFailedNorBeenAnswered() {
        var seconds = Seconds.of(List.of(Requests.shed(1, ZERO, 1, "b"), Requests.ok(2, ZERO, 10, "a")), ZERO);

        assertThat(seconds).containsExactly(new Second(0, 2, 0, 1, answers(Map.of("a", new Answers(1, 10, 10)))));
    }

    @Test
    void aSilentSecondIsThereToo() {
        var seconds = Seconds.of(
                List.of(Requests.ok(1, ZERO + 2_500_000, 1, "a"), Requests.ok(2, ZERO + 500_000, 1, "a")), ZERO);

        assertThat(seconds).extracting(Second::start).containsExactly(0, 1, 2);
        assertThat(seconds.get(1)).isEqualTo(new Second(1, 0, 0, 0, answers(Map.of())));
    }

    /** A clock that was set, or a line that is wrong, must not become a million empty seconds. */
    @Test
    void aLongSilenceIsLeftOut() {
        var seconds = Seconds.of(List.of(Requests.ok(1, 0, 1, "a"), Requests.ok(2, 1_700_000_000_000_000L, 1, "a")), 0);

        assertThat(seconds).extracting(Second::start).containsExactly(0, 1_700_000_000);
    }

    @Test
    void withoutRequestsThereIsNoSecond() {
        assertThat(Seconds.of(List.of(), ZERO)).isEmpty();
    }

    private static NavigableMap<String, Answers> answers(Map<String, Answers> answers) {
        return new TreeMap<>(answers);
    }
}
