package dev.catamaran.app.live;

import com.google.protobuf.StringValue;
import dev.catamaran.testkit.Eventually;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Requests through the caller's sidecar that go on until this is closed. */
public final class Requests implements AutoCloseable {
    private static final int SENDERS = 4;

    private final ManagedChannel channel;
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Set<String> failures = new ConcurrentSkipListSet<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ended;

    Requests(String caller, String callee) throws Exception {
        channel = NettyChannelBuilder.forAddress(new InetSocketAddress(caller, 15001))
                .overrideAuthority(callee)
                .usePlaintext()
                .build();
        for (int sender = 0; sender < SENDERS; sender++) {
            senders.execute(this::send);
        }
        flow();
    }

    private void send() {
        while (!ended) {
            try {
                var answer =
                        ClientCalls.blockingUnaryCall(channel, Say.METHOD, CallOptions.DEFAULT, StringValue.of("x"));
                answers.computeIfAbsent(answer.getValue(), _ -> new LongAdder()).increment();
            } catch (StatusRuntimeException e) {
                failures.add(e.getStatus().toString());
            }
            // Steady, not as much as the machine can: what is measured is whether any fails.
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Waits until a number of requests has been answered after this, so that what was changed has been met by some. */
    public void flow() throws Exception {
        long enough = answered() + 100;
        Eventually.holds("requests are answered; failed: " + failures, () -> answered() >= enough);
    }

    /** The different answers since the last call of this. */
    public Set<String> answers() throws Exception {
        flow(); // what was under way is no news
        answers.clear();
        flow();
        return Set.copyOf(answers.keySet());
    }

    /** Every answer that came since {@link #answers()} was called last. */
    public Set<String> seen() {
        return Set.copyOf(answers.keySet());
    }

    public Set<String> failures() {
        return Set.copyOf(failures);
    }

    private long answered() {
        return answers.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        senders.close();
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
}
