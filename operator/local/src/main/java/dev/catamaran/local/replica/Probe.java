package dev.catamaran.local.replica;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Asks a process whether it is ready; every answer but a clear yes is a no. */
final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final byte[] PONG = "+PONG".getBytes(StandardCharsets.US_ASCII);
    /** Small servers, Python's among them, answer in HTTP/1.0 whatever they are asked in. */
    private static final Pattern SUCCESS = Pattern.compile("HTTP/1\\.[01] 2\\d\\d");

    private Probe() {}

    /** Over a bare socket: dozens of these run each second while a mesh starts, and a client of the JDK costs a multiple. */
    static boolean http(String address, int port, String path) {
        String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, address);
        return says(
                address,
                port,
                request.getBytes(StandardCharsets.US_ASCII),
                "HTTP/1.1 200".length(),
                answer -> SUCCESS.matcher(new String(answer, StandardCharsets.US_ASCII))
                        .matches());
    }

    static boolean redis(String address, int port) {
        return says(
                address,
                port,
                "PING\r\n".getBytes(StandardCharsets.US_ASCII),
                PONG.length,
                answer -> Arrays.equals(answer, PONG));
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
        return says(address, port, message, 1, answer -> answer.length == 1 && answer[0] == 'R');
    }

    private static boolean says(String address, int port, byte[] question, int length, Predicate<byte[]> yes) {
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(address, port), (int) PATIENCE.toMillis());
            socket.getOutputStream().write(question);
            return yes.test(socket.getInputStream().readNBytes(length));
        } catch (IOException e) {
            return false;
        }
    }
}
