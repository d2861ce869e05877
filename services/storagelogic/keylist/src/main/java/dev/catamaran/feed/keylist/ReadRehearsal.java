package dev.catamaran.feed.keylist;

import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.warmup.Rehearsal;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.NewestRequest;
import dev.catamaran.feed.proto.keylist.RankedRequest;
import io.grpc.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Reads somebody's timeline and the trends, from the cache and from the store. */
@ApplicationScoped
public class ReadRehearsal implements Rehearsal {
    private static final int PEOPLE = 50;

    private int round;

    @Override
    public void play(Channel self, MeshEnvironment mesh) {
        var lists = KeyListsGrpc.newBlockingStub(self).withDeadlineAfter(1, TimeUnit.SECONDS);
        lists.newest(NewestRequest.newBuilder()
                .setKey(Keys.timeline(round++ % PEOPLE))
                .build());
        lists.ranked(RankedRequest.newBuilder().setKey(Keys.TRENDS).build());
    }
}
