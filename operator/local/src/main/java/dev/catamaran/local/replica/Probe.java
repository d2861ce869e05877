package dev.catamaran.local.replica;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Asks a process whether it is ready; every answer but a clear yes is a no. */
final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Probe() {}

    /** Over a bare socket: dozens of these run each second while a mesh starts, and a client of the JDK costs a multiple. */
    static boolean http(String address, int port, String path) {
        String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, address);
        return says(
                address,
                port,
                request.getBytes(StandardCharsets.US_ASCII),
                "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII));
    }

    static boolean redis(String address, int port) {
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
    static boolean postgres(String address, int port) {
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
}
