package dev.catamaran.feed.timeline;

import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.kit.call.Replies;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc.KeyListsFutureStub;
import dev.catamaran.feed.proto.keylist.NewestRequest;
import dev.catamaran.feed.proto.timeline.ReadReply;
import dev.catamaran.feed.proto.timeline.ReadRequest;
import dev.catamaran.feed.proto.timeline.TimelinesGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;

/** Reads a timeline: ids from keylist, then the posts themselves. A post that has not come to this cell's store yet is left out. */
@GrpcService
public class TimelineService extends TimelinesGrpc.TimelinesImplBase {
    private static final int LONGEST = 100;

    private final KeyListsFutureStub lists;
    private final KnownPosts posts;

    public TimelineService(MeshChannels channels, KnownPosts posts) {
        this.lists = KeyListsGrpc.newFutureStub(channels.to("keylist"));
        this.posts = posts;
    }

    @Override
    @Blocking
    public void read(ReadRequest request, StreamObserver<ReadReply> answer) {
        if (request.getLimit() < 1 || request.getLimit() > LONGEST) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("limit is 1 to " + LONGEST + ", not " + request.getLimit())
                    .asRuntimeException();
        }
        var newest = Replies.await(lists.newest(NewestRequest.newBuilder()
                .setKey(Keys.timeline(request.getPerson()))
                .build()));
        var ids = newest.getIdsList().subList(0, Math.min(request.getLimit(), newest.getIdsCount()));
        answer.onNext(ReadReply.newBuilder().addAllPosts(posts.get(ids)).build());
        answer.onCompleted();
    }
}
