package dev.catamaran.feed.gateway;

import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.kit.call.Replies;
import dev.catamaran.feed.proto.gateway.PersonReply;
import dev.catamaran.feed.proto.profile.GetRequest;
import dev.catamaran.feed.proto.profile.ProfilesGrpc;
import dev.catamaran.feed.proto.profile.ProfilesGrpc.ProfilesFutureStub;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import dev.catamaran.feed.proto.relation.RelationsGrpc.RelationsFutureStub;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;

/** Puts together what is shown of a person: relations, and the profile if it can be had. */
@ApplicationScoped
public class PersonPage {
    private final RelationsFutureStub relations;
    private final ProfilesFutureStub profiles;
    private final Stamps stamps;

    public PersonPage(MeshChannels channels, Stamps stamps) {
        this.relations = RelationsGrpc.newFutureStub(channels.to("relation"));
        this.profiles = ProfilesGrpc.newFutureStub(channels.to("profile"));
        this.stamps = stamps;
    }

    /** @throws io.grpc.StatusRuntimeException when the relations cannot be had */
    PersonReply of(long person) {
        var request = PeopleRequest.newBuilder().setPerson(person).build();
        var followingCall = relations.following(request);
        var followersCall = relations.followers(request);
        var profile = new Part<>(
                "profile",
                profiles.get(GetRequest.newBuilder().addPeople(person).build()));
        var following = Replies.await(followingCall);
        var followers = Replies.await(followersCall);
        stamps.observe(following.getVersion());
        stamps.observe(followers.getVersion());
        var mutual = new HashSet<>(following.getPeopleList());
        mutual.retainAll(new HashSet<>(followers.getPeopleList()));
        var page = PersonReply.newBuilder()
                .setPerson(person)
                .setFollowing(following.getTotal())
                .setFollowers(followers.getTotal())
                .setMutual(mutual.size());
        var missing = new ArrayList<String>();
        profile.orMissing(missing)
                .ifPresent(found -> found.getProfilesList().forEach(about -> {
                    stamps.observe(about.getVersion());
                    page.setName(about.getName()).setBio(about.getBio());
                }));
        return page.addAllMissing(missing).build();
    }
}
