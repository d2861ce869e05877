package dev.catamaran.feed.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashtagsTest {
    @Test
    void lettersDigitsAndUnderscoresMakeATag() {
        assertThat(Hashtags.of("#one two #Drei3, (#vier_4) #пять!")).containsExactly("one", "drei3", "vier_4", "пять");
    }

    @Test
    void caseDoesNotMatterAndEachCountsOnce() {
        assertThat(Hashtags.of("#Java #java #JAVA")).containsExactly("java");
    }

    @Test
    void aSignInsideAWordIsNone() {
        assertThat(Hashtags.of("a#b ##c &#39; # d http://x/#_")).isEqualTo(List.of("_"));
        assertThat(Hashtags.of("")).isEmpty();
    }

    @Test
    void fiftyCharactersAreTheMost() {
        assertThat(Hashtags.of("#" + "a".repeat(50))).containsExactly("a".repeat(50));
        assertThat(Hashtags.of("#" + "a".repeat(51))).isEmpty();
        // two characters each in lower case
        assertThat(Hashtags.of("#" + "\u0130".repeat(50))).isEmpty();
    }

    @Test
    void firstTenOfAPostCount() {
        String text = IntStream.range(0, 20).mapToObj(i -> "#t" + i).collect(Collectors.joining(" "));
        assertThat(Hashtags.of(text)).hasSize(10).startsWith("t0").endsWith("t9");
    }
}
