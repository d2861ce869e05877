package dev.catamaran.feed.kit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HybridClockTest {
    private static final long MS = 1L << 16;

    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    private final HybridClock clock = new HybridClock(() -> now, 0);

    @Test
    void stampsHoldTheMilliseconds() {
        assertThat(clock.stamp()).isEqualTo(now.toEpochMilli() * MS);
    }

    @Test
    void stampsGrowWhileTimeStandsStillOrRunsBackwards() {
        long first = clock.stamp();
        long second = clock.stamp();
        now = now.minusSeconds(60);
        assertThat(second).isGreaterThan(first);
        assertThat(clock.stamp()).isGreaterThan(second);
    }

    @Test
    void followsTimeAgainOnceItIsAhead() {
        clock.stamp();
        clock.stamp();
        now = now.plusMillis(5);
        assertThat(clock.stamp()).isEqualTo(now.toEpochMilli() * MS);
    }

    @Test
    void nextStampIsGreaterThanAnObservedOne() {
        long ahead = now.plusSeconds(10).toEpochMilli() * MS + 7;
        clock.observe(ahead);
        assertThat(clock.stamp()).isEqualTo(ahead - 7 + HybridClock.NODES);
    }

    @Test
    void observingAnOldStampChangesNothing() {
        long last = clock.stamp();
        clock.observe(last - 5);
        assertThat(clock.stamp()).isEqualTo(last + HybridClock.NODES);
    }

    @Test
    void fullCounterCarriesIntoTheMilliseconds() {
        long full = now.toEpochMilli() * MS + 0xFFFF;
        clock.observe(full);
        assertThat(clock.stamp()).isEqualTo((now.toEpochMilli() + 1) * MS);
    }

    @Test
    void twoClocksNeverGiveTheSameStamp() {
        var other = new HybridClock(() -> now, 63);
        var stamps = new HashSet<Long>();
        for (int i = 0; i < 1_000; i++) {
            stamps.add(clock.stamp());
            other.observe(clock.stamp() - 1);
            stamps.add(other.stamp());
            clock.observe(other.stamp());
        }
        assertThat(stamps).hasSize(2_000);
        assertThatThrownBy(() -> new HybridClock(() -> now, 64)).hasMessageContaining("0 to 63, not 64");
    }

    @Test
    void noStampIsGivenTwice() throws Exception {
        Set<Long> stamps = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int t = 0; t < 4; t++) {
                var _ = threads.submit(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        stamps.add(clock.stamp());
                    }
                });
            }
        }
        assertThat(new HashSet<>(stamps)).hasSize(40_000);
    }
}
