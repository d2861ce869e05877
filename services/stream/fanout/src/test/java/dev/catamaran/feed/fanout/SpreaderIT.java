package dev.catamaran.feed.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.keylist.AppendReply;
import dev.catamaran.feed.proto.keylist.AppendRequest;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.ListEvent;
import dev.catamaran.feed.proto.keylist.NewestReply;
import dev.catamaran.feed.proto.keylist.NewestRequest;
import dev.catamaran.feed.proto.post.PostEvent;
import dev.catamaran.feed.proto.relation.PageReply;
import dev.catamaran.feed.proto.relation.PageRequest;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Relations and key lists where the sidecar would be, over real connections. */
@Timeout(60)
class SpreaderIT {
    private static final String ADDRESS = "127.41.9.1";
    private static final PostEvent POST =
            PostEvent.newBuilder().setHlc(70).setAuthor(5).setCell("cell-a").build();

    private final List<ListEvent> appended = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private final Server sidecar;
    private final Spreader spreader;

    SpreaderIT() throws IOException {
        sidecar = NettyServerBuilder.forAddress(new InetSocketAddress(ADDRESS, 15001))
                .addService(new Relations())
                .addService(new KeyLists())
                .build()
                .start();
        var mesh = MeshEnvironment.of(Map.of("CATAMARAN_CELL", "cell-a", "CATAMARAN_EGRESS", ADDRESS + ":15001"));
        spreader = new Spreader(mesh, new MeshChannels(mesh));
    }

    @AfterEach
    void stop() {
        sidecar.shutdownNow();
    }

    @Test
    void everyFollowerOfEveryPageGetsThePostAndTheAuthorsListComesLast() {
        assertThat(spreader.spread(POST)).isTrue();
        var keys = appended.stream().flatMap(e -> e.getKeysList().stream()).toList();
        assertThat(keys)
                .hasSize(701)
                .contains("timeline/1", "timeline/700", "timeline/5")
                .doesNotHaveDuplicates();
        assertThat(keys.getLast()).isEqualTo("posts/5");
        assertThat(appended).allMatch(e -> e.getId() == 70 && e.getHlc() == 70);
        assertThat(appended)
                .extracting(ListEvent::getWriteId)
                .containsExactly("fanout/70/cell-a/0", "fanout/70/cell-a/1");
        assertThat(spreader.isSpread(POST)).isTrue();
    }

    @Test
    void aPostIsSpreadOnce() {
        spreader.spread(POST);
        int events = appended.size();
        assertThat(spreader.spread(POST)).isFalse();
        assertThat(appended).hasSize(events);
    }

    @Test
    void whatFailedIsNotDone() {
        refusing = true;
        assertThatThrownBy(() -> spreader.spread(POST)).hasMessageStartingWith("UNAVAILABLE");
        assertThat(spreader.isSpread(POST)).isFalse();
        refusing = false;
        assertThat(spreader.spread(POST)).isTrue();
    }

    /** Two pages: 1 to 500, without the author, who does not follow themself, and 501 to 700. */
    private static final class Relations extends RelationsGrpc.RelationsImplBase {
        @Override
        public void followersPage(PageRequest request, StreamObserver<PageReply> answer) {
            long last = request.getAfter() < 500 ? 500 : 700;
            answer.onNext(PageReply.newBuilder()
                    .addAllFollowers(LongStream.rangeClosed(request.getAfter() + 1, last)
                            .filter(person -> person != POST.getAuthor())
                            .boxed()
                            .toList())
                    .setLast(last == 700)
                    .build());
            answer.onCompleted();
        }
    }

    private final class KeyLists extends KeyListsGrpc.KeyListsImplBase {
        @Override
        public void append(AppendRequest request, StreamObserver<AppendReply> answer) {
            // the first page is taken, the second one is not
            if (refusing && !appended.isEmpty()) {
                answer.onError(Status.UNAVAILABLE.asRuntimeException());
                return;
            }
            appended.add(request.getEvent());
            answer.onNext(AppendReply.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void newest(NewestRequest request, StreamObserver<NewestReply> answer) {
            answer.onNext(NewestReply.newBuilder()
                    .addAllIds(appended.stream()
                            .filter(e -> e.getKeysList().contains(request.getKey()))
                            .map(ListEvent::getId)
                            .toList())
                    .build());
            answer.onCompleted();
        }
    }
}
