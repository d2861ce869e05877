package dev.catamaran.feed.timeline;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.warmup.Rehearsal;
import dev.catamaran.feed.proto.timeline.ReadRequest;
import dev.catamaran.feed.proto.timeline.TimelinesGrpc;
import io.grpc.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Reads somebody's timeline. */
@ApplicationScoped
public class ReadRehearsal implements Rehearsal {
    private static final int PEOPLE = 50;

    private int round;

    @Override
    public void play(Channel self, MeshEnvironment mesh) {
        var timelines = TimelinesGrpc.newBlockingStub(self).withDeadlineAfter(1, TimeUnit.SECONDS);
        timelines.read(ReadRequest.newBuilder()
                .setPerson(round++ % PEOPLE)
                .setLimit(20)
                .build());
    }
}
