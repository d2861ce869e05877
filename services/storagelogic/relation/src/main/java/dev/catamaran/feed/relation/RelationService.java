package dev.catamaran.feed.relation;

import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.bus.BusWriter;
import dev.catamaran.feed.kit.bus.BusWriter.BusUnavailableException;
import dev.catamaran.feed.kit.domain.Relations;
import dev.catamaran.feed.proto.relation.ChangeReply;
import dev.catamaran.feed.proto.relation.ChangeRequest;
import dev.catamaran.feed.proto.relation.PeopleReply;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationEvent;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.util.regex.Pattern;

/** Follow, unfollow, following, followers. */
@GrpcService
public class RelationService extends RelationsGrpc.RelationsImplBase {
    private static final Pattern WRITE_ID = Pattern.compile("[!-~]{1,128}");

    private final BusWriter bus;
    private final People people;
    private final Counter degraded;

    public RelationService(BusWriter bus, People people, MeterRegistry metrics) {
        this.bus = bus;
        this.people = people;
        this.degraded = Counter.builder("feed.bus.writes.degraded")
                .description("Writes acknowledged without every cell's bus")
                .register(metrics);
    }

    @Override
    @Blocking
    public void change(ChangeRequest request, StreamObserver<ChangeReply> answer) {
        var event = request.getEvent();
        requireStorable(event);
        try {
            var receipt = bus.write(
                    new BusRecord(Relations.DIRECT, Long.toString(event.getFollower()), event.getWriteId(), event));
            if (receipt.degraded()) {
                degraded.increment();
            }
            answer.onNext(
                    ChangeReply.newBuilder().setDegraded(receipt.degraded()).build());
            answer.onCompleted();
        } catch (BusUnavailableException e) {
            throw Status.UNAVAILABLE.withDescription(e.getMessage()).asRuntimeException();
        }
    }

    /** What is on the bus must be applied: a record that the store refuses would hold up all that come after it. */
    static void requireStorable(RelationEvent event) {
        if (event.getHlc() <= 0 || event.getFolloweesCount() == 0) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a change needs a positive hlc and at least one followee")
                    .asRuntimeException();
        }
        if (!WRITE_ID.matcher(event.getWriteId()).matches()) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a write id has 1 to 128 characters, all of them printable ASCII without spaces")
                    .asRuntimeException();
        }
    }

    @Override
    @Blocking
    public void following(PeopleRequest request, StreamObserver<PeopleReply> answer) {
        answer.onNext(people.following(request.getPerson()));
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void followers(PeopleRequest request, StreamObserver<PeopleReply> answer) {
        answer.onNext(people.followers(request.getPerson()));
        answer.onCompleted();
    }
}
