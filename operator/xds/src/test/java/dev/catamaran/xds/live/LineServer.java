package dev.catamaran.xds.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Answers lines, as many connections as come, and remembers what was said. An empty answer is none. */
final class LineServer implements AutoCloseable {
    private final ServerSocket listener;
    private final UnaryOperator<String> answer;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LineServer(String address, int port, UnaryOperator<String> answer) throws IOException {
        this.answer = answer;
        this.listener = new ServerSocket(port, 50, InetAddress.getByName(address));
        Thread.ofVirtual().start(this::accept);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                socket.getOutputStream().write(answer.apply(line).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            // so is the connection
        }
    }
}
