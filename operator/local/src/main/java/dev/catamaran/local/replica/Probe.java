package dev.catamaran.local.replica;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Asks a process whether it is ready; every answer but a clear yes is a no. */
public final class Probe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    boolean http(String address, int port, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + path))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean redis(String address, int port) {
        return says(
                address,
                port,
                "PING\r\n".getBytes(StandardCharsets.US_ASCII),
                "+PONG".getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * A startup message (protocol 3.0, user feed, database postgres). A server that accepts connections answers {@code R} (trusted), one that still
     * recovers answers {@code E}.
     */
    boolean postgres(String address, int port) {
        byte[] settings = "user\0feed\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[settings.length + 8];
        message[3] = (byte) message.length;
        message[5] = 3;
        System.arraycopy(settings, 0, message, 8, settings.length);
        return says(address, port, message, new byte[] {'R'});
    }

    private static boolean says(String address, int port, byte[] question, byte[] answer) {
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(address, port), (int) PATIENCE.toMillis());
            socket.getOutputStream().write(question);
            return Arrays.equals(socket.getInputStream().readNBytes(answer.length), answer);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
