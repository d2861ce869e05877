package dev.catamaran.feed.suggest;

import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.RankReply;
import dev.catamaran.feed.proto.keylist.RankRequest;
import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Writes each person's suggestions as the ranked list {@code suggest/PERSON}, through the sidecar, which repeats what failed on the way. All of a run have one
 * stamp, that of its start, and a write id made of it and the person: sent again it is the same write, and a later run wins over an earlier one.
 */
final class Rankings implements AutoCloseable {
    /** More than the sidecar's own timeout for the call. */
    private static final int PATIENCE_SECONDS = 5;

    /** A stamp is a hybrid logical clock's: epoch milliseconds above 16 bits of counter and node. */
    private static final int STAMP_SHIFT = 16;

    private final ManagedChannel channel;
    private final KeyListsGrpc.KeyListsStub keylist;
    private final long run;
    private final int parallel;
    private final Semaphore free;
    private final Progress progress;

    /**
     * Nothing is sent yet.
     *
     * @param egress the sidecar's, {@code host:port}
     * @param run its start, in epoch milliseconds
     * @param parallel how many may be under way at once
     * @param progress is told of each
     */
    Rankings(String egress, long run, int parallel, Progress progress) {
        this.channel = NettyChannelBuilder.forTarget("dns:///" + egress)
                .overrideAuthority("keylist")
                .usePlaintext()
                .disableRetry()
                .build();
        this.keylist = KeyListsGrpc.newStub(channel);
        this.run = run;
        this.parallel = parallel;
        this.free = new Semaphore(parallel);
        this.progress = progress;
    }

    /** Name of a person's list; the kit's {@code Keys}, for which this program has too little in common with services, says the same. */
    static String key(long person) {
        return "suggest/" + person;
    }

    /** Waits until one more may be under way, and returns when it is. */
    void write(Suggestions suggestions) {
        var event = RankingEvent.newBuilder()
                .setWriteId("suggest-" + run + "/" + suggestions.person())
                .setHlc(run << STAMP_SHIFT)
                .setKey(key(suggestions.person()));
        suggestions
                .people()
                .forEach(p -> event.addItems(
                        RankedItem.newBuilder().setId(Long.toString(p.id())).setScore(p.score())));
        free.acquireUninterruptibly();
        keylist.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .rank(RankRequest.newBuilder().setEvent(event).build(), new Answer());
    }

    /** Returns when none is under way. */
    void awaitAll() {
        free.acquireUninterruptibly(parallel);
        free.release(parallel);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private final class Answer implements StreamObserver<RankReply> {
        @Override
        public void onNext(RankReply reply) {
            progress.succeeded(reply.getDegraded());
        }

        @Override
        public void onError(Throwable problem) {
            progress.failed(String.valueOf(problem.getMessage()));
            free.release();
        }

        @Override
        public void onCompleted() {
            free.release();
        }
    }
}
