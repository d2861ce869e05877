package dev.catamaran.feed.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc.KeyListsFutureStub;
import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Whom people might follow. A batch job computes that now and then, so that what a page was told stands for minutes. */
@ApplicationScoped
public class Suggestions {
    private static final int SHOWN = 5;
    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final KeyListsFutureStub lists;
    private final Cache<Long, List<Long>> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .executor(Runnable::run)
            .build();

    public Suggestions(MeshChannels channels) {
        this.lists = KeyListsGrpc.newFutureStub(channels.to("keylist"));
    }

    /** Best first, at most five; begins to ask when they are not known. */
    Part<List<Long>> of(long person) {
        var before = known.getIfPresent(person);
        return new Part<>("suggestions", before == null ? ask(person) : Futures.immediateFuture(before));
    }

    private ListenableFuture<List<Long>> ask(long person) {
        var reply = lists.ranked(
                RankedRequest.newBuilder().setKey(Keys.suggestions(person)).build());
        return Futures.transform(
                reply,
                ranked -> {
                    var people = ranked.getItemsList().stream()
                            .limit(SHOWN)
                            .map(RankedItem::getId)
                            .map(Long::valueOf)
                            .toList();
                    known.put(person, people);
                    return people;
                },
                MoreExecutors.directExecutor());
    }
}
