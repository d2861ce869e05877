package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.catamaran.judge.record.Line.TrafficClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Graph GRAPH = new Graph(IntStream.range(0, 2_000)
            .mapToObj(i -> new Edge(i % 200, 1 + (i * 7 + i / 200) % 500))
            .filter(e -> e.from() != e.to())
            .distinct()
            .toList());
    private static final long PAUSE = 6_000_000;

    private static List<Planned> plan(long seed, double rate, int count) {
        var schedule = new Schedule(GRAPH, rate, new Mix(20, 20, 24, 6, 30), 0, seed, PAUSE);
        return Stream.generate(schedule::next).limit(count).toList();
    }

    @Test
    void theSameSeedGivesTheSameRequests() {
        assertThat(plan(7, 300, 5_000)).isEqualTo(plan(7, 300, 5_000)).isNotEqualTo(plan(8, 300, 5_000));
    }

    @Test
    void theRateIsConstantAndDoesNotDrift() {
        var plan = plan(7, 300, 30_001);

        assertThat(plan.get(300).offset()).isEqualTo(1_000_000);
        assertThat(plan.get(30_000).offset()).isEqualTo(100_000_000);
        for (int i = 1; i < plan.size(); i++) {
            assertThat(plan.get(i).offset() - plan.get(i - 1).offset()).isBetween(3_333L, 3_334L);
        }
    }

    @Test
    void anotherRateHoldsFromTheNextRequestOnAndChangesNothingElse() {
        var schedule = schedule(0);
        var plan = new ArrayList<>(Stream.generate(schedule::next).limit(301).toList());
        schedule.rate(1_000);
        Stream.generate(schedule::next).limit(1_000).forEach(plan::add);
        schedule.rate(50);
        Stream.generate(schedule::next).limit(50).forEach(plan::add);

        assertThat(plan.get(300).offset()).isEqualTo(1_000_000);
        assertThat(plan.get(301).offset()).isEqualTo(1_001_000);
        assertThat(plan.get(1_300).offset()).isEqualTo(2_000_000);
        assertThat(plan.get(1_301).offset()).isEqualTo(2_020_000);
        assertThat(plan.get(1_350).offset()).isEqualTo(3_000_000);
        assertThat(plan.stream().map(Planned::op))
                .containsExactlyElementsOf(
                        plan(7, 300, 1_351).stream().map(Planned::op).toList());
    }

    @Test
    void aRateMayChangeBeforeTheFirstRequestAndTwiceBetweenTwo() {
        var schedule = schedule(0);
        schedule.rate(10);
        schedule.rate(100);

        assertThat(schedule.next().offset()).isZero();
        assertThat(schedule.next().offset()).isEqualTo(10_000);
        assertThatThrownBy(() -> schedule.rate(0)).isInstanceOf(BadInput.class).hasMessageContaining("rate");
    }

    @Test
    void aShareOfTheReadsIsInTheBackgroundAndWritesAreCritical() {
        var schedule = schedule(30);
        var plan = Stream.generate(schedule::next).limit(20_000).toList();
        Map<TrafficClass, Long> counts = new HashMap<>();
        plan.stream().filter(p -> !p.op().write).forEach(p -> counts.merge(p.trafficClass(), 1L, Long::sum));

        assertThat(counts).containsOnlyKeys(TrafficClass.NORMAL, TrafficClass.BACKGROUND);
        double reads = counts.values().stream().mapToLong(c -> c).sum();
        assertThat(100 * counts.getOrDefault(TrafficClass.BACKGROUND, 0L) / reads)
                .isCloseTo(30, within(1.5));
        assertThat(plan.stream().filter(p -> p.op().write))
                .allMatch(p -> p.trafficClass() == TrafficClass.CRITICAL && !p.background());
        // who waits has no influence on what is asked for
        assertThat(plan.stream().map(Planned::subject))
                .containsExactlyElementsOf(
                        plan(7, 300, 20_000).stream().map(Planned::subject).toList());
        assertThat(plan(7, 300, 1_000)).noneMatch(Planned::background);
    }

    private static Schedule schedule(int backgroundPercent) {
        return new Schedule(GRAPH, 300, new Mix(20, 20, 24, 6, 30), backgroundPercent, 7, PAUSE);
    }

    @Test
    void theMixIsAsAsked() {
        var plan = plan(7, 300, 20_000);
        Map<Op, Long> counts = new HashMap<>();
        plan.forEach(p -> counts.merge(p.op(), 1L, Long::sum));

        assertThat(percent(counts, Op.HOME)).isCloseTo(20, within(1.5));
        assertThat(percent(counts, Op.FOLLOWING)).isCloseTo(12.5, within(1.5));
        assertThat(percent(counts, Op.FOLLOWERS)).isCloseTo(7.5, within(1.5));
        assertThat(percent(counts, Op.PERSON)).isCloseTo(21, within(1.5));
        assertThat(percent(counts, Op.PUT_PROFILE)).isCloseTo(3, within(1.5));
        assertThat(percent(counts, Op.PUBLISH)).isCloseTo(6, within(1.5));
        assertThat(percent(counts, Op.FOLLOW)).isCloseTo(20, within(1.5));
        assertThat(percent(counts, Op.UNFOLLOW)).isCloseTo(10, within(1.5));
    }

    private static double percent(Map<Op, Long> counts, Op op) {
        return counts.getOrDefault(op, 0L) / 200.0;
    }

    @Test
    void mixIsReadAndItsMistakesAreNamed() {
        assertThat(Mix.parse("home=85,profile=8,post=5,follow=2")).isEqualTo(Mix.USUAL);
        assertThat(Mix.USUAL.shares())
                .containsEntry("Home", 85)
                .containsEntry("Publish", 5)
                .doesNotContainKey("Following");
        assertThatThrownBy(() -> Mix.parse("home=85"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("make 85 percent");
        assertThatThrownBy(() -> Mix.parse("home=90,tea=10"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("make 90 percent");
        assertThatThrownBy(() -> Mix.parse("home=100,tea=10"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no share tea");
        assertThatThrownBy(() -> Mix.parse("home")).isInstanceOf(BadInput.class).hasMessageContaining("NAME=PERCENT");
        assertThatThrownBy(() -> new Mix(-1, 101, 0, 0, 0))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("below 0");
    }

    @Test
    void noEdgeIsWrittenAgainBeforeTheEarlierWriteIsOver() {
        var last = new HashMap<Edge, Long>();
        for (Planned p : plan(7, 1_000, 50_000)) {
            if (p.op().write && p.op() != Op.PUBLISH) {
                assertThat(p.viewer()).isNotEqualTo(p.subject());
                Long before = last.put(p.edge(), p.offset());
                if (before != null) {
                    assertThat(p.offset() - before).isGreaterThanOrEqualTo(PAUSE);
                }
            }
        }
        // some edges do come again, or this test would show nothing
        assertThat(last.size()).isLessThan((int) plan(7, 1_000, 50_000).stream()
                .filter(p -> p.op().write && p.op() != Op.PUBLISH)
                .count());
    }

    @Test
    void aGraphTooSmallForTheWritesIsReadInstead() {
        var schedule = new Schedule(new Graph(List.of(new Edge(1, 2))), 1_000, new Mix(0, 0, 0, 0, 100), 0, 1, PAUSE);
        var plan = Stream.generate(schedule::next).limit(1_000).toList();

        // 1 → 2 and 2 → 1
        assertThat(plan).filteredOn(p -> p.op().write).hasSize(2);
    }

    @Test
    void aRateThatIsNoneIsRefused() {
        assertThatThrownBy(() -> plan(1, 0, 1)).isInstanceOf(BadInput.class).hasMessageContaining("--rate");
    }
}
