package dev.catamaran.feed.profile;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.warmup.Rehearsal;
import dev.catamaran.feed.proto.profile.GetRequest;
import dev.catamaran.feed.proto.profile.ProfilesGrpc;
import io.grpc.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Reads a few profiles, from the cache and from the store. */
@ApplicationScoped
public class ReadRehearsal implements Rehearsal {
    private static final int PEOPLE = 50;

    private int round;

    @Override
    public void play(Channel self, MeshEnvironment mesh) {
        var profiles = ProfilesGrpc.newBlockingStub(self).withDeadlineAfter(1, TimeUnit.SECONDS);
        long somebody = round++ % PEOPLE;
        profiles.get(GetRequest.newBuilder()
                .addPeople(somebody)
                .addPeople(somebody + PEOPLE)
                .build());
    }
}
