package dev.catamaran.feed.kit.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenWritesTest {
    @Test
    void knowsWhatWasAdded() {
        var seen = new SeenWrites(10);
        assertThat(seen.contains("a")).isFalse();
        assertThat(seen.add("a")).isTrue();
        assertThat(seen.contains("a")).isTrue();
        assertThat(seen.add("a")).isFalse();
    }

    @Test
    void forgetsTheOldestWhenFull() {
        var seen = new SeenWrites(2);
        seen.add("a");
        seen.add("b");
        seen.add("c");
        assertThat(seen.add("c")).isFalse();
        assertThat(seen.add("b")).isFalse();
        assertThat(seen.add("a")).isTrue();
    }
}
