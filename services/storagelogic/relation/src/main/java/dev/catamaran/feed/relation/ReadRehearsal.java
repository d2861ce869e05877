package dev.catamaran.feed.relation;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.warmup.Rehearsal;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import io.grpc.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Reads somebody's lists, from the cache and from the store. */
@ApplicationScoped
public class ReadRehearsal implements Rehearsal {
    private static final int PEOPLE = 50;

    private int round;

    @Override
    public void play(Channel self, MeshEnvironment mesh) {
        var relations = RelationsGrpc.newBlockingStub(self).withDeadlineAfter(1, TimeUnit.SECONDS);
        var somebody = PeopleRequest.newBuilder().setPerson(round++ % PEOPLE).build();
        relations.following(somebody);
        relations.followers(somebody);
    }
}
