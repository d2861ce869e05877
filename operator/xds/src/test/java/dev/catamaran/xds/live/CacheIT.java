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
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application speaks RESP2 to its sidecar: own cell's shard answers, writes are mirrored to the other cell's. */
class CacheIT {
    private static final int REDIS = 6379;
    private static final int EGRESS = 16379;

    @TempDir
    private Path folder;

    @Test
    void writesAreMirroredAndReadsAreNot() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                LineServer a = redis(SampleMesh.A);
                LineServer b = redis(SampleMesh.B);
                EnvoyProcess ofA = mesh.sidecar(SampleMesh.HOT, SampleMesh.A);
                EnvoyProcess ofB = mesh.sidecar(SampleMesh.HOT, SampleMesh.B);
                EnvoyProcess relation = mesh.sidecar(SampleMesh.RELATION, SampleMesh.A)) {
            assertThat(send(SampleMesh.RELATION, "SET", "key", "value")).isEqualTo("+OK");
            assertThat(send(SampleMesh.RELATION, "GET", "key")).isEqualTo("$-1");
            LiveMesh.await(() -> saw(b, "SET"));
            assertThat(saw(a, "SET")).isTrue();
            assertThat(saw(a, "GET")).isTrue();
            // The order on a connection is kept: had the read been mirrored, it would have come before this write.
            send(SampleMesh.RELATION, "SET", "last", "value");
            LiveMesh.await(() -> b.lines().contains("last"));
            assertThat(saw(b, "GET")).isFalse();
        }
    }

    @Test
    void aDeadMirrorFailsNothing() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                LineServer a = redis(SampleMesh.A);
                EnvoyProcess ofA = mesh.sidecar(SampleMesh.HOT, SampleMesh.A);
                EnvoyProcess relation = mesh.sidecar(SampleMesh.RELATION, SampleMesh.A)) {
            for (int i = 0; i < 20; i++) {
                assertThat(send(SampleMesh.RELATION, "SET", "key-" + i, "value"))
                        .isEqualTo("+OK");
            }
        }
    }

    @Test
    void whoDeclaredNoUseIsNotAnswered() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                LineServer a = redis(SampleMesh.A);
                EnvoyProcess ofA = mesh.sidecar(SampleMesh.HOT, SampleMesh.A)) {
            mesh.disguise(SampleMesh.GATEWAY, SampleMesh.RELATION);
            try (EnvoyProcess gateway = mesh.sidecar(SampleMesh.GATEWAY, SampleMesh.A)) {
                assertThat(send(SampleMesh.GATEWAY, "SET", "key", "value")).startsWith("-");
                assertThat(saw(a, "SET")).isFalse();
            }
        }
    }

    private static boolean saw(LineServer redis, String command) {
        return redis.lines().stream()
                .anyMatch(line -> line.toUpperCase(Locale.ROOT).equals(command));
    }

    /** Commands have a line that is their name: it is answered, the rest of a command is not. */
    private static LineServer redis(CellName cell) throws IOException {
        return new LineServer(
                LiveMesh.address(SampleMesh.HOT, cell), REDIS, line -> switch (line.toUpperCase(Locale.ROOT)) {
                    case "PING" -> "+PONG\r\n";
                    case "SET" -> "+OK\r\n";
                    case "GET" -> "$-1\r\n";
                    default -> "";
                });
    }

    /** The first line that the sidecar answers. */
    private static String send(WorkloadName application, String... words) throws IOException {
        var command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            command.append("$%d\r\n%s\r\n".formatted(word.length(), word));
        }
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) LiveMesh.PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(LiveMesh.address(application, SampleMesh.A), EGRESS));
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
            var answer = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
            return answer.toString();
        }
    }
}
