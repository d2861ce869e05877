package dev.catamaran.feed.surf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of the API that is nothing but sockets, so that it sees every request that was really sent, and can do what no real one should. */
final class TestServer implements AutoCloseable {
    /** What it does with a request. */
    interface Behaviour {
        void answer(Request request, Connection connection) throws IOException;
    }

    record Request(String method, String path, Map<String, String> headers, String body) {}

    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Request> seen = new CopyOnWriteArrayList<>();

    TestServer(String host, Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        listener = new ServerSocket(0, 1_000, InetAddress.getByName(host));
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers like the sample: writes are stamped. */
    static Behaviour healthy(String cell) {
        return (request, connection) -> connection.ok(
                cell,
                request.method().equals("GET")
                        ? "{\"people\":[],\"total\":0}"
                        : "{\"writeId\":\"w\",\"hlc\":\"" + System.nanoTime() + "\"}");
    }

    Address address() {
        return new Address(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
    }

    List<Request> seen() {
        return seen;
    }

    /** Dies like a killed process: nobody listens, every connection is reset. */
    void kill() {
        close();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(TestServer::reset);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // its own thread has closed it meanwhile
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var connection = new Connection(socket);
            for (Request request = read(in); request != null; request = read(in)) {
                seen.add(request);
                behaviour.answer(request, connection);
            }
        } catch (IOException e) {
            // the client, or kill(), has closed the connection
        } finally {
            sockets.remove(socket);
        }
    }

    private static @org.jspecify.annotations.Nullable Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        List<String> words = List.of(first.split(" ", 3));
        return new Request(words.get(0), words.get(1), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    /** The connection that a request came by. */
    record Connection(Socket socket) {
        void ok(String cell, String body) throws IOException {
            write("200 OK", cell, body);
        }

        void write(String status, String cell, String body) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 " + status + "\r\nx-catamaran-cell: " + cell + "\r\ncontent-length: " + body.length()
                            + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        void reset() throws IOException {
            TestServer.reset(socket);
        }
    }
}
