package dev.catamaran.feed.relation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.proto.relation.RelationEvent;
import org.junit.jupiter.api.Test;

class RelationServiceTest {
    private static final RelationEvent GOOD = RelationEvent.newBuilder()
            .setWriteId("2c1f-mine/0")
            .setHlc(1)
            .setFollower(1)
            .addFollowees(2)
            .build();

    @Test
    void completeChangeIsTaken() {
        assertThatCode(() -> RelationService.requireStorable(GOOD)).doesNotThrowAnyException();
    }

    @Test
    void changeWithoutAPositiveStampIsRefused() {
        refused(GOOD.toBuilder().clearHlc(), "positive hlc");
        refused(GOOD.toBuilder().setHlc(-1), "positive hlc"); // would sort before all others in the store
    }

    @Test
    void changeOfNobodyIsRefused() {
        refused(GOOD.toBuilder().clearFollowees(), "at least one followee");
    }

    @Test
    void writeIdThatTheStoreWouldRefuseIsRefused() {
        refused(GOOD.toBuilder().clearWriteId(), "1 to 128 characters");
        refused(GOOD.toBuilder().setWriteId("a\0b"), "printable ASCII");
        refused(GOOD.toBuilder().setWriteId("naïve"), "printable ASCII");
        refused(GOOD.toBuilder().setWriteId("two words"), "without spaces");
        refused(GOOD.toBuilder().setWriteId("x".repeat(129)), "1 to 128 characters");
    }

    private static void refused(RelationEvent.Builder event, String reason) {
        assertThatThrownBy(() -> RelationService.requireStorable(event.build()))
                .hasMessageStartingWith("INVALID_ARGUMENT")
                .hasMessageContaining(reason);
    }
}
