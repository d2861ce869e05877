package dev.catamaran.feed.profile;

import dev.catamaran.feed.kit.bus.EventWriter;
import dev.catamaran.feed.kit.cache.CacheAside;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.call.Limits;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.profile.GetReply;
import dev.catamaran.feed.proto.profile.GetRequest;
import dev.catamaran.feed.proto.profile.Profile;
import dev.catamaran.feed.proto.profile.ProfilesGrpc;
import dev.catamaran.feed.proto.profile.PutReply;
import dev.catamaran.feed.proto.profile.PutRequest;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.time.Duration;

/** Profiles: changes to the bus, reads through the cache. */
@GrpcService
public class ProfileService extends ProfilesGrpc.ProfilesImplBase {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_BIO = 500;

    private final EventWriter bus;
    private final ProfileStore store;
    private final CacheAside<Profile> profiles;

    public ProfileService(EventWriter bus, ProfileStore store, MeshCache cache, MeterRegistry metrics) {
        this.bus = bus;
        this.store = store;
        this.profiles = new CacheAside<>(cache, Profile.parser(), "profile", Duration.ZERO, metrics);
    }

    @Override
    @Blocking
    public void put(PutRequest request, StreamObserver<PutReply> answer) {
        var event = request.getEvent();
        EventWriter.requireText("a name", event.getName(), 1, LONGEST_NAME);
        EventWriter.requireText("a bio", event.getBio(), 0, LONGEST_BIO);
        boolean degraded =
                bus.write(Domain.PROFILE, Long.toString(event.getPerson()), event.getWriteId(), event.getHlc(), event);
        answer.onNext(PutReply.newBuilder().setDegraded(degraded).build());
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void get(GetRequest request, StreamObserver<GetReply> answer) {
        Limits.requireCount("people", request.getPeopleCount());
        var found = profiles.getEach(request.getPeopleList(), Keys::profile, store::read).stream()
                .filter(profile -> profile.getVersion() != 0)
                .toList();
        answer.onNext(GetReply.newBuilder().addAllProfiles(found).build());
        answer.onCompleted();
    }
}
