package dev.catamaran.feed.gateway;

import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankedReply;
import dev.catamaran.feed.proto.keylist.RankedRequest;
import dev.catamaran.feed.proto.post.CreateReply;
import dev.catamaran.feed.proto.post.CreateRequest;
import dev.catamaran.feed.proto.post.Post;
import dev.catamaran.feed.proto.post.PostEvent;
import dev.catamaran.feed.proto.post.PostsGrpc;
import dev.catamaran.feed.proto.profile.GetReply;
import dev.catamaran.feed.proto.profile.GetRequest;
import dev.catamaran.feed.proto.profile.Profile;
import dev.catamaran.feed.proto.profile.ProfileEvent;
import dev.catamaran.feed.proto.profile.ProfilesGrpc;
import dev.catamaran.feed.proto.profile.PutReply;
import dev.catamaran.feed.proto.profile.PutRequest;
import dev.catamaran.feed.proto.timeline.ReadReply;
import dev.catamaran.feed.proto.timeline.ReadRequest;
import dev.catamaran.feed.proto.timeline.TimelinesGrpc;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What the gateway puts pages together from, beside the relations. */
final class OtherServices {
    /** Whose timeline cannot be had. */
    static final long NO_TIMELINE = 404;
    /** An author whose profile and suggestions never come. */
    static final long SILENT = 66;

    final BlockingQueue<PostEvent> posts = new LinkedBlockingQueue<>();
    final BlockingQueue<ProfileEvent> profiles = new LinkedBlockingQueue<>();

    BindableService timelines() {
        return new TimelinesGrpc.TimelinesImplBase() {
            @Override
            public void read(ReadRequest request, StreamObserver<ReadReply> answer) {
                if (request.getPerson() == NO_TIMELINE) {
                    answer.onError(Status.UNAVAILABLE.asRuntimeException());
                    return;
                }
                // a timeline of one post, by somebody whose name is asked for
                answer.onNext(ReadReply.newBuilder()
                        .addPosts(Post.newBuilder()
                                .setId(7)
                                .setAuthor(request.getPerson())
                                .setText("hello"))
                        .build());
                answer.onCompleted();
            }
        };
    }

    BindableService profiles() {
        return new ProfilesGrpc.ProfilesImplBase() {
            @Override
            public void put(PutRequest request, StreamObserver<PutReply> answer) {
                profiles.add(request.getEvent());
                answer.onNext(PutReply.getDefaultInstance());
                answer.onCompleted();
            }

            @Override
            public void get(GetRequest request, StreamObserver<GetReply> answer) {
                if (request.getPeopleList().contains(SILENT)) {
                    return;
                }
                var reply = GetReply.newBuilder();
                request.getPeopleList()
                        .forEach(person -> reply.addProfiles(Profile.newBuilder()
                                .setPerson(person)
                                .setName("P" + person)
                                .setBio("b")
                                .setVersion(1)));
                answer.onNext(reply.build());
                answer.onCompleted();
            }
        };
    }

    BindableService posts() {
        return new PostsGrpc.PostsImplBase() {
            @Override
            public void create(CreateRequest request, StreamObserver<CreateReply> answer) {
                posts.add(request.getEvent());
                answer.onNext(CreateReply.newBuilder().setDegraded(true).build());
                answer.onCompleted();
            }
        };
    }

    /** Whose suggestions were asked for. */
    final BlockingQueue<String> suggested = new LinkedBlockingQueue<>();

    /** Suggestions for everybody but one, who gets no answer; of every other name a ranked list with its name in it. */
    BindableService lists() {
        return new KeyListsGrpc.KeyListsImplBase() {
            @Override
            public void ranked(RankedRequest request, StreamObserver<RankedReply> answer) {
                if (request.getKey().startsWith("suggest/")) {
                    suggested.add(request.getKey());
                    if (!request.getKey().equals("suggest/" + SILENT)) {
                        var reply = RankedReply.newBuilder();
                        for (long person = 11; person <= 17; person++) {
                            reply.addItems(RankedItem.newBuilder().setId(Long.toString(person)));
                        }
                        answer.onNext(reply.build());
                        answer.onCompleted();
                    }
                    return;
                }
                answer.onNext(RankedReply.newBuilder()
                        .addItems(
                                RankedItem.newBuilder().setId(request.getKey()).setScore(12))
                        .addItems(RankedItem.newBuilder().setId("other").setScore(3))
                        .build());
                answer.onCompleted();
            }
        };
    }
}
