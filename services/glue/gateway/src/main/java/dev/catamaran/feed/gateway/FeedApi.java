package dev.catamaran.feed.gateway;

import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.kit.call.Replies;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.gateway.FeedApiGrpc;
import dev.catamaran.feed.proto.gateway.FollowAllRequest;
import dev.catamaran.feed.proto.gateway.FollowRequest;
import dev.catamaran.feed.proto.gateway.HomeReply;
import dev.catamaran.feed.proto.gateway.ListRequest;
import dev.catamaran.feed.proto.gateway.PeopleReply;
import dev.catamaran.feed.proto.gateway.PersonReply;
import dev.catamaran.feed.proto.gateway.PersonRequest;
import dev.catamaran.feed.proto.gateway.PublishRequest;
import dev.catamaran.feed.proto.gateway.PutProfileRequest;
import dev.catamaran.feed.proto.gateway.Trend;
import dev.catamaran.feed.proto.gateway.TrendsReply;
import dev.catamaran.feed.proto.gateway.TrendsRequest;
import dev.catamaran.feed.proto.gateway.WriteReply;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc.KeyListsFutureStub;
import dev.catamaran.feed.proto.keylist.RankedRequest;
import dev.catamaran.feed.proto.post.CreateRequest;
import dev.catamaran.feed.proto.post.PostEvent;
import dev.catamaran.feed.proto.post.PostsGrpc;
import dev.catamaran.feed.proto.post.PostsGrpc.PostsFutureStub;
import dev.catamaran.feed.proto.profile.ProfileEvent;
import dev.catamaran.feed.proto.profile.ProfilesGrpc;
import dev.catamaran.feed.proto.profile.ProfilesGrpc.ProfilesFutureStub;
import dev.catamaran.feed.proto.profile.PutRequest;
import dev.catamaran.feed.proto.relation.ChangeRequest;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationEvent;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import dev.catamaran.feed.proto.relation.RelationsGrpc.RelationsFutureStub;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.util.List;

/** The API that the outside sees. */
@GrpcService
public class FeedApi extends FeedApiGrpc.FeedApiImplBase {
    private static final int MOST_TARGETS = 10_000;
    private static final int LONGEST_LIST = 1_000;
    private static final int USUAL_LIST = 100;

    private final Callers callers;
    private final Stamps stamps;
    private final String cell;
    private final RelationsFutureStub relations;
    private final PostsFutureStub posts;
    private final ProfilesFutureStub profiles;
    private final KeyListsFutureStub lists;
    private final HomePage homePage;
    private final PersonPage personPage;

    public FeedApi(
            MeshEnvironment mesh,
            Callers callers,
            Stamps stamps,
            MeshChannels channels,
            HomePage homePage,
            PersonPage personPage) {
        this.cell = mesh.cell();
        this.callers = callers;
        this.stamps = stamps;
        this.relations = RelationsGrpc.newFutureStub(channels.to("relation"));
        this.posts = PostsGrpc.newFutureStub(channels.to("post"));
        this.profiles = ProfilesGrpc.newFutureStub(channels.to("profile"));
        this.lists = KeyListsGrpc.newFutureStub(channels.to("keylist"));
        this.homePage = homePage;
        this.personPage = personPage;
    }

    @Override
    @Blocking
    public void follow(FollowRequest request, StreamObserver<WriteReply> answer) {
        String writeId = stamps.writeId("");
        change(request.getPerson(), List.of(request.getTarget()), writeId, writeId, true, answer);
    }

    @Override
    @Blocking
    public void unfollow(FollowRequest request, StreamObserver<WriteReply> answer) {
        String writeId = stamps.writeId("");
        change(request.getPerson(), List.of(request.getTarget()), writeId, writeId, false, answer);
    }

    @Override
    @Blocking
    public void followAll(FollowAllRequest request, StreamObserver<WriteReply> answer) {
        String writeId = stamps.writeId(request.getWriteId());
        // The i-th edge is WRITE_ID/i, also when there is only one.
        String eventId = request.getTargetsCount() == 1 ? writeId + "/0" : writeId;
        change(request.getPerson(), request.getTargetsList(), writeId, eventId, true, answer);
    }

    private void change(
            long person,
            List<Long> targets,
            String writeId,
            String eventId,
            boolean following,
            StreamObserver<WriteReply> answer) {
        callers.requireSelf(person);
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("targets has " + targets.size() + " people; send 1 to " + MOST_TARGETS)
                    .asRuntimeException();
        }
        if (targets.contains(person)) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("person " + person + " cannot follow themselves; leave it out of the targets")
                    .asRuntimeException();
        }
        var event = RelationEvent.newBuilder()
                .setWriteId(eventId)
                .setHlc(stamps.next())
                .setFollower(person)
                .addAllFollowees(targets)
                .setFollowing(following)
                .build();
        var reply = Replies.await(
                relations.change(ChangeRequest.newBuilder().setEvent(event).build()));
        acknowledge(writeId, event.getHlc(), reply.getDegraded(), answer);
    }

    @Override
    @Blocking
    public void publish(PublishRequest request, StreamObserver<WriteReply> answer) {
        callers.requireSelf(request.getPerson());
        var event = PostEvent.newBuilder()
                .setWriteId(stamps.writeId(""))
                .setHlc(stamps.next())
                .setAuthor(request.getPerson())
                .setText(request.getText())
                .setCell(cell)
                .build();
        var reply = Replies.await(
                posts.create(CreateRequest.newBuilder().setEvent(event).build()));
        acknowledge(event.getWriteId(), event.getHlc(), reply.getDegraded(), answer);
    }

    @Override
    @Blocking
    public void putProfile(PutProfileRequest request, StreamObserver<WriteReply> answer) {
        callers.requireSelf(request.getPerson());
        var event = ProfileEvent.newBuilder()
                .setWriteId(stamps.writeId(""))
                .setHlc(stamps.next())
                .setPerson(request.getPerson())
                .setName(request.getName())
                .setBio(request.getBio())
                .build();
        var reply = Replies.await(
                profiles.put(PutRequest.newBuilder().setEvent(event).build()));
        acknowledge(event.getWriteId(), event.getHlc(), reply.getDegraded(), answer);
    }

    private static void acknowledge(String writeId, long hlc, boolean degraded, StreamObserver<WriteReply> answer) {
        answer.onNext(WriteReply.newBuilder()
                .setWriteId(writeId)
                .setHlc(Long.toUnsignedString(hlc))
                .setDegraded(degraded)
                .build());
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void home(PersonRequest request, StreamObserver<HomeReply> answer) {
        callers.requireSelf(request.getPerson());
        answer.onNext(homePage.of(request.getPerson()));
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void person(PersonRequest request, StreamObserver<PersonReply> answer) {
        callers.requireSomeone();
        answer.onNext(personPage.of(request.getPerson()));
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void trends(TrendsRequest request, StreamObserver<TrendsReply> answer) {
        callers.requireSomeone();
        var ranked = Replies.await(
                lists.ranked(RankedRequest.newBuilder().setKey(Keys.TRENDS).build()));
        var reply = TrendsReply.newBuilder();
        ranked.getItemsList()
                .forEach(item ->
                        reply.addTrends(Trend.newBuilder().setTag(item.getId()).setPosts((int) item.getScore())));
        answer.onNext(reply.build());
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void following(ListRequest request, StreamObserver<PeopleReply> answer) {
        callers.requireSomeone();
        int limit = limit(request);
        people(Replies.await(relations.following(of(request.getPerson()))), limit, answer);
    }

    @Override
    @Blocking
    public void followers(ListRequest request, StreamObserver<PeopleReply> answer) {
        callers.requireSomeone();
        int limit = limit(request);
        people(Replies.await(relations.followers(of(request.getPerson()))), limit, answer);
    }

    private static int limit(ListRequest request) {
        int limit = request.getLimit() == 0 ? USUAL_LIST : request.getLimit();
        if (limit < 1 || limit > LONGEST_LIST) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("limit is 1 to " + LONGEST_LIST + ", not " + limit)
                    .asRuntimeException();
        }
        return limit;
    }

    private void people(
            dev.catamaran.feed.proto.relation.PeopleReply found, int limit, StreamObserver<PeopleReply> answer) {
        stamps.observe(found.getVersion());
        var newest = found.getPeopleList().subList(0, Math.min(limit, found.getPeopleCount()));
        answer.onNext(PeopleReply.newBuilder()
                .addAllPeople(newest)
                .setTotal(found.getTotal())
                .build());
        answer.onCompleted();
    }

    private static PeopleRequest of(long person) {
        return PeopleRequest.newBuilder().setPerson(person).build();
    }
}
