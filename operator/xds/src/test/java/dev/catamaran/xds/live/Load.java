package dev.catamaran.xds.live;

import dev.catamaran.core.model.CellName;
import io.grpc.ManagedChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Reads without a pause, several at a time, until it is closed; counts the answers. */
final class Load implements AutoCloseable {
    private static final int AT_A_TIME = 4;

    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final ManagedChannel channel;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean going = true;

    Load(CellName cell) {
        channel = Program.caller(cell);
        for (int i = 0; i < AT_A_TIME; i++) {
            senders.execute(() -> {
                while (going) {
                    String answer = Program.ask(channel, Program.READ);
                    answers.computeIfAbsent(answer, a -> new LongAdder()).increment();
                }
            });
        }
    }

    long count(String answer) {
        LongAdder count = answers.get(answer);
        return count == null ? 0 : count.sum();
    }

    /** Returns once that many more of this answer have come. */
    void awaitMore(String answer, int more) throws Exception {
        long enough = count(answer) + more;
        LiveMesh.await(() -> count(answer) >= enough);
    }

    /** What came that was no cell's answer. */
    List<String> failures() {
        return answers.keySet().stream()
                .filter(answer -> !answer.startsWith("cell-"))
                .toList();
    }

    @Override
    public void close() {
        going = false;
        senders.close();
        channel.shutdownNow();
    }
}
