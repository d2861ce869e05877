package dev.catamaran.local.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {
    private static final String LOCALHOST = "127.0.0.1";

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK, true",
        "HTTP/1.0 200 OK, true",
        "HTTP/1.1 204 No Content, true",
        "HTTP/1.1 503 Service Unavailable, false",
        "HTTP/1.0 404 Not Found, false",
        "SSH-2.0-OpenSSH_9.2, false",
        "HTTP/1.1 2, false"
    })
    void onlySuccessIsReady(String statusLine, boolean ready) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answering = Thread.ofVirtual().start(() -> answer(server, statusLine));
            assertThat(Probe.http(LOCALHOST, server.getLocalPort(), "/q/health/ready"))
                    .isEqualTo(ready);
            answering.join();
        }
    }

    @Test
    void nobodyThereIsNotReady() throws IOException {
        int free;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        assertThat(Probe.http(LOCALHOST, free, "/")).isFalse();
    }

    private static void answer(ServerSocket server, String statusLine) {
        try (var socket = server.accept()) {
            socket.getInputStream().read(new byte[1_024]);
            socket.getOutputStream().write((statusLine + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
