package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HashtagsTest {
    @Test
    void theNthIsAboutNTimesAsRareAsTheFirst() {
        var counts = LongStream.range(0, 100_000)
                .boxed()
                .flatMap(number -> Arrays.stream(Hashtags.of(number).split(" ", -1)))
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).hasSize(16).allSatisfy((tag, _) -> assertThat(tag).matches("#[a-z]+"));
        long first = counts.getOrDefault("#sailing", 0L);
        // A little more than that: a post has a tag once, and the first one is drawn again most often.
        assertThat(counts.getOrDefault("#wind", 0L)).isCloseTo(first / 8, Percentage.withPercentage(25));
        assertThat(counts.getOrDefault("#fjord", 0L)).isCloseTo(first / 16, Percentage.withPercentage(25));
    }

    @Test
    void aNumberHasItsTagsAndNoneTwice() {
        for (long number = 0; number < 1_000; number++) {
            String tags = Hashtags.of(number);
            assertThat(tags).isEqualTo(Hashtags.of(number));
            assertThat(tags.split(" ", -1)).hasSizeBetween(1, 4).doesNotHaveDuplicates();
        }
    }
}
