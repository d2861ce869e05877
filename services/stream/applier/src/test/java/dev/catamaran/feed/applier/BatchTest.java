package dev.catamaran.feed.applier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.proto.relation.RelationEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchTest {
    @Test
    void newestStampWins() {
        var batch = new Batch();
        batch.apply(Change.of(Records.event("late", 20, 1, false, 2L)));
        batch.apply(Change.of(Records.event("early", 10, 1, true, 2L)));
        assertThat(batch.rows()).containsExactly(Records.edge(1, 2, false, 20, "late"));
    }

    @Test
    void writeIdDecidesBetweenEqualStamps() {
        var batch = new Batch();
        batch.apply(Change.of(Records.event("b", 10, 1, false, 2L)));
        batch.apply(Change.of(Records.event("a", 10, 1, true, 2L)));
        assertThat(batch.rows()).containsExactly(Records.edge(1, 2, false, 10, "b"));
    }

    @Test
    void severalFolloweesAreNamedByTheirPlace() {
        var batch = new Batch();
        batch.apply(Change.of(Records.event("w", 10, 1, true, 7L, 8L)));
        assertThat(batch.rows())
                .containsExactly(Records.edge(1, 7, true, 10, "w/0"), Records.edge(1, 8, true, 10, "w/1"));
    }

    @Test
    void neitherOrderNorRepetitionMatters() {
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            var events = new ArrayList<RelationEvent>();
            for (int i = 0; i < 30; i++) {
                // few people and few stamps, so that there is something to decide
                events.add(Records.event("w" + i, 1 + random.nextInt(5), random.nextInt(3), random.nextBoolean(), (long)
                        random.nextInt(3)));
            }
            var expected = edges(events);
            events.addAll(new ArrayList<>(events.subList(0, 10)));
            Collections.shuffle(events, random);
            assertThat(edges(events)).isEqualTo(expected);
        }
    }

    @Test
    void positionIsAfterTheLastRecordOfEachPartition() {
        var batch = new Batch();
        var event = Records.event("w", 1, 1, true, 2L);
        batch.pass(Records.record("relation.direct", 0, 4, event));
        batch.pass(Records.record("relation.direct", 0, 5, event));
        batch.pass(Records.record("relation.direct", 1, 9, event));
        assertThat(batch.positions())
                .isEqualTo(Map.of(new Position("relation.direct", 0), 6L, new Position("relation.direct", 1), 10L));
    }

    @Test
    void copyMovesItsOwnPositionAndThatOfItsOriginal() {
        var batch = new Batch();
        batch.pass(Records.copy(3, Records.event("w", 1, 1, true, 2L), "cell-b", 2, 70));
        assertThat(batch.positions())
                .isEqualTo(Map.of(
                        new Position("relation.mirrored", 2),
                        4L,
                        Position.ofCopies("cell-b", "relation.direct", 2),
                        71L));
    }

    @Test
    void originalsThatBeganAnewCountFromTheBeginning() {
        var batch = new Batch();
        batch.pass(Records.copy(3, Records.event("v", 1, 1, true, 2L), "cell-b", 0, 70));
        batch.pass(Records.copy(4, Records.event("w", 2, 1, true, 2L), "cell-b", 0, 0));
        assertThat(batch.positions()).containsEntry(Position.ofCopies("cell-b", "relation.direct", 0), 1L);
    }

    private static Map<Row.Name, Row> edges(Iterable<RelationEvent> events) {
        var batch = new Batch();
        events.forEach(event -> batch.apply(Change.of(event)));
        var edges = new HashMap<Row.Name, Row>();
        batch.rows().forEach(edge -> edges.put(edge.name(), edge));
        return edges;
    }
}
