package dev.catamaran.feed.kit.call;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MeshChannelsTest {
    /** With gRPC's own pauses the fifth attempt comes after more than 8 s. */
    @Test
    @Timeout(5)
    void sidecarThatHangsUpIsTriedAgainSoon() throws Exception {
        try (var sidecar = new ServerSocket(0, 10, InetAddress.getByName("127.41.2.1"))) {
            var channels = new MeshChannels(new MeshEnvironment(
                    "front",
                    "cell-a",
                    "127.41.2.1",
                    List.of("cell-a"),
                    Map.of("CATAMARAN_EGRESS", "127.41.2.1:" + sidecar.getLocalPort())));
            try {
                var call = RelationsGrpc.newFutureStub(channels.to("relation"))
                        .following(PeopleRequest.getDefaultInstance());
                for (int attempt = 0; attempt < 5; attempt++) {
                    sidecar.accept().close();
                }
                call.cancel(true);
            } finally {
                channels.close();
            }
        }
    }
}
