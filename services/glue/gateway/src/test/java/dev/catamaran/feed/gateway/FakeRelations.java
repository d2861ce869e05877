package dev.catamaran.feed.gateway;

import dev.catamaran.feed.proto.relation.ChangeReply;
import dev.catamaran.feed.proto.relation.ChangeRequest;
import dev.catamaran.feed.proto.relation.CountsReply;
import dev.catamaran.feed.proto.relation.PeopleReply;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationEvent;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** The relation service, where the gateway expects its sidecar. */
final class FakeRelations extends RelationsGrpc.RelationsImplBase implements AutoCloseable {
    static final long REFUSED = 404;
    static final long HELD = 500;

    final BlockingQueue<RelationEvent> changes = new LinkedBlockingQueue<>();
    final CountDownLatch arrived = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    volatile long version;

    final OtherServices others = new OtherServices();

    private final Server server;

    FakeRelations(String address) throws IOException {
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(address, 15001))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .addService(this)
                .addService(others.timelines())
                .addService(others.profiles())
                .addService(others.posts())
                .addService(others.lists())
                .build()
                .start();
    }

    @Override
    public void change(ChangeRequest request, StreamObserver<ChangeReply> answer) {
        changes.add(request.getEvent());
        answer.onNext(ChangeReply.newBuilder().setDegraded(true).build());
        answer.onCompleted();
    }

    @Override
    public void following(PeopleRequest request, StreamObserver<PeopleReply> answer) {
        if (request.getPerson() == REFUSED) {
            answer.onError(Status.UNAVAILABLE
                    .withDescription("the store cannot be read now")
                    .asRuntimeException());
            return;
        }
        if (request.getPerson() == HELD) {
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        reply(answer, 2L, 3L);
    }

    @Override
    public void followers(PeopleRequest request, StreamObserver<PeopleReply> answer) {
        reply(answer, 3L, 4L, 5L);
    }

    @Override
    public void counts(PeopleRequest request, StreamObserver<CountsReply> answer) {
        answer.onNext(CountsReply.newBuilder().setFollowing(2).setFollowers(3).build());
        answer.onCompleted();
    }

    private void reply(StreamObserver<PeopleReply> answer, Long... people) {
        answer.onNext(PeopleReply.newBuilder()
                .addAllPeople(List.of(people))
                .setTotal(people.length)
                .setVersion(version)
                .build());
        answer.onCompleted();
    }

    @Override
    public void close() {
        release.countDown();
        server.shutdownNow();
    }
}
