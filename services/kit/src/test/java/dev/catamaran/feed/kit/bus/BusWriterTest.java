package dev.catamaran.feed.kit.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Int64Value;
import dev.catamaran.feed.kit.bus.BusWriter.BusUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BusWriterTest {
    private static final Duration NOT_LONG = Duration.ofMillis(20);
    private static final Duration VERY_LONG = Duration.ofMinutes(10);
    private static final BusRecord RECORD = new BusRecord("t", "1", "w", Int64Value.of(1));

    private final FakeBus a = new FakeBus();
    private final FakeBus b = new FakeBus();
    private Instant now = Instant.ofEpochMilli(1_000_000);

    @Test
    void notDegradedWhenEveryBusHasIt() {
        var writer = writer(VERY_LONG, VERY_LONG);
        assertThat(writer.write(RECORD).degraded()).isFalse();
        assertThat(a.sent).containsExactly(RECORD);
        assertThat(b.sent).containsExactly(RECORD);
    }

    @Test
    void waitsForTheOtherBusWithinThePatience() {
        b.answer = Answer.SOON;
        assertThat(writer(VERY_LONG, VERY_LONG).write(RECORD).degraded()).isFalse();
    }

    @Test
    void degradedWhenOneBusNeverAcknowledges() {
        b.answer = Answer.NEVER;
        assertThat(writer(NOT_LONG, VERY_LONG).write(RECORD).degraded()).isTrue();
    }

    @Test
    void degradedWithoutWaitingWhenOneBusRefuses() {
        b.answer = Answer.REFUSED;
        assertThat(writer(VERY_LONG, VERY_LONG).write(RECORD).degraded()).isTrue();
    }

    @Test
    void leavesABusOutAfterThreeFailures() {
        var writer = writer(VERY_LONG, VERY_LONG);
        b.answer = Answer.REFUSED;
        for (int i = 0; i < 3; i++) {
            writer.write(RECORD);
        }
        assertThat(writer.leftOut()).containsExactly("b");
        b.answer = Answer.NEVER; // would be waited for without end
        assertThat(writer.write(RECORD).degraded()).isTrue();
        assertThat(b.sent).hasSize(3);
    }

    @Test
    void writesUnderWayStopWaitingForABusThatIsLeftOut() throws Exception {
        var writer = writer(VERY_LONG, VERY_LONG);
        b.answer = Answer.NEVER;
        var underWay = CompletableFuture.supplyAsync(() -> writer.write(RECORD));
        await(() -> b.sent.size() == 1);
        leaveOutB(writer);
        assertThat(underWay.get().degraded()).isTrue();
    }

    @Test
    void writeThatIsSentWhileItsBusIsLeftOutDoesNotWait() {
        var writer = writer(VERY_LONG, VERY_LONG);
        b.whenSent = () -> {
            b.whenSent = () -> {};
            leaveOutB(writer);
            b.answer = Answer.NEVER;
        };
        assertThat(writer.write(RECORD).degraded()).isTrue();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void probeBringsABusBack() {
        var writer = writer(VERY_LONG, VERY_LONG);
        leaveOutB(writer);
        now = now.plusMillis(500);
        b.answer = Answer.AT_ONCE;
        assertThat(writer.write(RECORD).degraded()).isTrue(); // the probe is not waited for
        assertThat(writer.leftOut()).isEmpty();
        assertThat(writer.write(RECORD).degraded()).isFalse();
    }

    @Test
    void probeIsNotWaitedFor() {
        var writer = writer(VERY_LONG, VERY_LONG);
        leaveOutB(writer);
        now = now.plusMillis(500);
        b.answer = Answer.NEVER;
        assertThat(writer.write(RECORD).degraded()).isTrue();
        assertThat(b.sent).hasSize(4);
    }

    @Test
    void acknowledgementAfterThePatienceDoesNotBringABusBack() {
        var writer = writer(NOT_LONG, VERY_LONG);
        b.answer = Answer.NEVER;
        for (int i = 0; i < 3; i++) {
            writer.write(RECORD);
        }
        b.unanswered.forEach(late -> late.complete(null));
        assertThat(writer.leftOut()).containsExactly("b");
    }

    @Test
    void recordThatTimedOutAndFailsLaterCountsOnce() {
        var writer = writer(NOT_LONG, VERY_LONG);
        b.answer = Answer.NEVER;
        writer.write(RECORD);
        writer.write(RECORD);
        b.unanswered.forEach(late -> late.completeExceptionally(new IllegalStateException("expired")));
        assertThat(writer.leftOut()).isEmpty();
    }

    @Test
    void lastBusMayTakeLongerThanThePatience() {
        a.answer = Answer.SOON;
        b.answer = Answer.NEVER;
        assertThat(writer(Duration.ofMillis(1), VERY_LONG).write(RECORD).degraded())
                .isTrue();
    }

    @Test
    void triesThemAllWhenAllAreLeftOut() {
        var writer = writer(VERY_LONG, VERY_LONG);
        a.answer = Answer.REFUSED;
        b.answer = Answer.REFUSED;
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> writer.write(RECORD)).isInstanceOf(BusUnavailableException.class);
        }
        assertThat(writer.leftOut()).containsExactly("a", "b");
        a.answer = Answer.SOON; // it is too early for a probe
        assertThat(writer.write(RECORD).degraded()).isTrue();
    }

    @Test
    void unavailableWhenNoBusAcknowledges() {
        a.answer = Answer.NEVER;
        b.answer = Answer.NEVER;
        assertThatThrownBy(() -> writer(NOT_LONG, NOT_LONG).write(RECORD))
                .isInstanceOf(BusUnavailableException.class)
                .hasMessage("no bus acknowledged the write within 40 ms");
    }

    @Test
    void oneBusAloneIsNotDegraded() {
        var writer = new BusWriter(new TreeMap<>(Map.of("a", a)), VERY_LONG, VERY_LONG, () -> now);
        assertThat(writer.write(RECORD).degraded()).isFalse();
    }

    private void leaveOutB(BusWriter writer) {
        b.answer = Answer.REFUSED;
        for (int i = 0; i < 3; i++) {
            writer.write(RECORD);
        }
    }

    private BusWriter writer(Duration patience, Duration lastPatience) {
        return new BusWriter(new TreeMap<>(Map.of("a", a, "b", b)), patience, lastPatience, () -> now);
    }

    private enum Answer {
        AT_ONCE,
        SOON,
        NEVER,
        REFUSED
    }

    private static final class FakeBus implements Bus {
        private Answer answer = Answer.AT_ONCE;
        private Runnable whenSent = () -> {};
        private final List<BusRecord> sent = Collections.synchronizedList(new ArrayList<>());
        private final List<CompletableFuture<Void>> unanswered = new ArrayList<>();

        @Override
        public CompletableFuture<Void> send(BusRecord message) {
            sent.add(message);
            whenSent.run();
            var acknowledged = new CompletableFuture<Void>();
            switch (answer) {
                case AT_ONCE -> acknowledged.complete(null);
                case SOON ->
                    CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS)
                            .execute(() -> acknowledged.complete(null));
                case NEVER -> unanswered.add(acknowledged);
                case REFUSED -> acknowledged.completeExceptionally(new IllegalStateException("refused"));
            }
            return acknowledged;
        }

        @Override
        public void close() {}
    }
}
