package dev.catamaran.feed.kit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DomainTest {
    @Test
    void topicBelongsToItsDomainAndOthersToNone() {
        assertThat(Domain.of("post.direct")).contains(Domain.POST);
        assertThat(Domain.of("post.mirrored")).contains(Domain.POST);
        assertThat(Domain.of("trends.counted")).contains(Domain.RANKING);
        assertThat(Domain.of("post.elsewhere")).isEmpty();
    }

    @Test
    void everyDomainHasTwoTopics() {
        assertThat(Domain.topics()).hasSize(2 * Domain.values().length).doesNotHaveDuplicates();
    }
}
