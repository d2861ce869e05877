package dev.catamaran.xds.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.testkit.EnvoyProcess;
import dev.catamaran.xds.translate.SampleMesh;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers and stores: plain TCP to the own sidecar, mTLS to the server's, plain to the server. */
class TcpIT {
    private static final int BROKER = 9092;
    private static final int STORE = 5432;
    private static final int STORE_EGRESS = 15432;
    private static final int BROKER_A_EGRESS = 19092;
    private static final int BROKER_B_EGRESS = 19093;

    @TempDir
    private Path folder;

    @Test
    void eachBrokerHasAListenerAndTheStoreIsTheOwnCells() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                LineServer store = server(SampleMesh.RELATIONS, SampleMesh.A, STORE);
                LineServer brokerA = server(SampleMesh.BUS, SampleMesh.A, BROKER);
                LineServer brokerB = server(SampleMesh.BUS, SampleMesh.B, BROKER);
                EnvoyProcess ofStore = mesh.sidecar(SampleMesh.RELATIONS, SampleMesh.A);
                EnvoyProcess ofBrokerA = mesh.sidecar(SampleMesh.BUS, SampleMesh.A);
                EnvoyProcess ofBrokerB = mesh.sidecar(SampleMesh.BUS, SampleMesh.B);
                EnvoyProcess relation = mesh.sidecar(SampleMesh.RELATION, SampleMesh.A)) {
            assertThat(ask(SampleMesh.RELATION, STORE_EGRESS)).isEqualTo("relations in cell-a");
            assertThat(ask(SampleMesh.RELATION, BROKER_A_EGRESS)).isEqualTo("feed-bus in cell-a");
            assertThat(ask(SampleMesh.RELATION, BROKER_B_EGRESS)).isEqualTo("feed-bus in cell-b");
        }
    }

    /** It has the same listener, but a certificate that says who it is. */
    @Test
    void whoDeclaredNoUseIsCutOff() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                LineServer store = server(SampleMesh.RELATIONS, SampleMesh.A, STORE);
                EnvoyProcess ofStore = mesh.sidecar(SampleMesh.RELATIONS, SampleMesh.A)) {
            mesh.disguise(SampleMesh.GATEWAY, SampleMesh.RELATION);
            try (EnvoyProcess gateway = mesh.sidecar(SampleMesh.GATEWAY, SampleMesh.A)) {
                assertThat(ask(SampleMesh.GATEWAY, STORE_EGRESS)).isEmpty();
                assertThat(store.lines()).isEmpty();
            }
        }
    }

    private static LineServer server(WorkloadName workload, CellName cell, int port) throws IOException {
        return new LineServer(LiveMesh.address(workload, cell), port, line -> workload + " in " + cell + "\n");
    }

    /** What comes back; empty when the connection is cut. */
    private static String ask(WorkloadName workload, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) LiveMesh.PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(LiveMesh.address(workload, SampleMesh.A), port));
            socket.getOutputStream().write("who is there?\n".getBytes(StandardCharsets.UTF_8));
            var answer = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\n';
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
            return answer.toString();
        } catch (java.net.SocketException reset) {
            return "";
        }
    }
}
