package dev.catamaran.feed.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import dev.catamaran.feed.proto.post.PostEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrendsTopologyTest {
    /** The beginning of a minute. */
    private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> direct;
    private final TestInputTopic<byte[], byte[]> mirrored;
    private final TestOutputTopic<String, byte[]> counted;
    private Instant now = START;

    TrendsTopologyTest() {
        var mesh = MeshEnvironment.of(Map.of(
                "CATAMARAN_CELL", "cell-a",
                "CATAMARAN_SERVICE", "trends",
                "CATAMARAN_BUS_FEED_BUS", "cell-a=127.41.11.9:1"));
        driver = new TopologyTestDriver(TrendsTopology.of(metrics), StreamSettings.of(mesh), START);
        direct = driver.createInputTopic(Domain.POST.direct(), new ByteArraySerializer(), new ByteArraySerializer());
        mirrored =
                driver.createInputTopic(Domain.POST.mirrored(), new ByteArraySerializer(), new ByteArraySerializer());
        counted =
                driver.createOutputTopic(Domain.TRENDS_COUNTED, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void mostPostsComeFirstAndEqualOnesInTheirOrder() throws Exception {
        write("a", "#rare #common #other");
        write("b", "#COMMON");
        pass(Duration.ofSeconds(1));
        assertThat(rankings().getLast().getItemsList())
                .containsExactly(item("common", 2), item("other", 1), item("rare", 1));
    }

    @Test
    void aPostThatCameByBothWaysCountsOnce() throws Exception {
        var post = Posts.post("a", now.toEpochMilli(), "#tag");
        direct.pipeInput(new byte[0], post.toByteArray(), now);
        pass(Duration.ofMinutes(5));
        // the copy comes late, with a time of its own on the bus
        mirrored.pipeInput(new byte[0], post.toByteArray(), now);
        direct.pipeInput(new byte[0], post.toByteArray(), now);
        pass(Duration.ofSeconds(1));
        assertThat(rankings().getLast().getItemsList()).containsExactly(item("tag", 1));
        assertThat(posts("duplicate")).isEqualTo(2);
    }

    @Test
    void aPostThatCameOnlyByTheOtherWayCountsToo() throws Exception {
        mirrored.pipeInput(
                new byte[0], Posts.post("a", now.toEpochMilli(), "#tag").toByteArray(), now);
        pass(Duration.ofSeconds(1));
        assertThat(rankings().getLast().getItemsList()).containsExactly(item("tag", 1));
    }

    @Test
    void windowIsTenMinutesTheCurrentOneIncludedAndMovesAlsoWhenNobodyWrites() throws Exception {
        write("a", "#old");
        pass(Duration.ofMinutes(1));
        write("b", "#new #old");
        pass(Duration.ofSeconds(1));
        assertThat(rankings().getLast().getItemsList()).containsExactly(item("old", 2), item("new", 1));
        pass(Duration.ofMinutes(9).minusSeconds(2)); // 12:09:59
        assertThat(rankings()).isEmpty();
        pass(Duration.ofSeconds(1)); // 12:10:00
        assertThat(rankings().getLast().getItemsList()).containsExactly(item("new", 1), item("old", 1));
        pass(Duration.ofMinutes(1));
        assertThat(rankings().getLast().getItemsList()).isEmpty();
    }

    @Test
    void whatIsOlderThanTheWindowIsLeftOut() throws Exception {
        write("a", "#now");
        post("b", now.minus(Duration.ofMinutes(9)), "#late");
        post("c", now.minus(Duration.ofMinutes(9)).minusMillis(1), "#toolate");
        pass(Duration.ofSeconds(1));
        assertThat(rankings().getLast().getItemsList()).containsExactly(item("late", 1), item("now", 1));
        assertThat(posts("late")).isEqualTo(1);
    }

    @Test
    void aStampAheadOfTheClocksMakesNoOtherPostLate() throws Exception {
        var ahead = Posts.post("a", now.plus(Duration.ofHours(1)).toEpochMilli(), "#ahead");
        direct.pipeInput(new byte[0], ahead.toByteArray(), now);
        write("b", "#now");
        pass(Duration.ofSeconds(1));
        assertThat(rankings().getLast().getItemsList()).containsExactly(item("ahead", 1), item("now", 1));
    }

    @Test
    void thereAreTenPlaces() throws Exception {
        for (int i = 0; i < 20; i++) {
            write("w" + i, "#t" + (i < 11 ? i : 10));
        }
        pass(Duration.ofSeconds(1));
        assertThat(rankings().getLast().getItemsList())
                .hasSize(10)
                .startsWith(item("t10", 10))
                .doesNotContain(item("t9", 1));
    }

    @Test
    void aRankingIsSaidOnceAndLaterOnesHaveGreaterStamps() throws Exception {
        write("a", "#tag");
        pass(Duration.ofSeconds(5));
        write("b", "nothing");
        pass(Duration.ofSeconds(5));
        write("c", "#tag");
        pass(Duration.ofSeconds(5));
        assertThat(rankings())
                .hasSize(2)
                .allMatch(event -> event.getKey().equals("trends"))
                .isSortedAccordingTo((x, y) -> Long.compare(x.getHlc(), y.getHlc()))
                .extracting(RankingEvent::getWriteId)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoPostIsPassedOver() throws Exception {
        direct.pipeInput(new byte[0], "no post".getBytes(StandardCharsets.UTF_8), now);
        write("a", "#tag");
        pass(Duration.ofSeconds(1));
        assertThat(rankings().getLast().getItemsList()).containsExactly(item("tag", 1));
    }

    private void write(String writeId, String text) {
        post(writeId, now, text);
    }

    private void post(String writeId, Instant time, String text) {
        PostEvent event = Posts.post(writeId, time.toEpochMilli(), text);
        direct.pipeInput(new byte[0], event.toByteArray(), now);
    }

    private void pass(Duration time) {
        driver.advanceWallClockTime(time);
        now = now.plus(time);
    }

    private double posts(String result) {
        return metrics.get("feed.trends.posts").tag("result", result).counter().count();
    }

    /** Those since they were last asked for. */
    private List<RankingEvent> rankings() throws Exception {
        var events = new ArrayList<RankingEvent>();
        for (byte[] value : counted.readValuesToList()) {
            events.add(RankingEvent.parseFrom(value));
        }
        return events;
    }

    private static RankedItem item(String tag, double posts) {
        return RankedItem.newBuilder().setId(tag).setScore(posts).build();
    }
}
