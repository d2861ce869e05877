package dev.catamaran.feed.testkit;

import dev.catamaran.core.plan.Program;
import dev.catamaran.local.data.Binaries;
import dev.catamaran.local.data.Kafka;
import dev.catamaran.local.data.PostgreSql;
import dev.catamaran.local.data.Redis;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the servers that a cell has, as the local runtime does but without sidecars. */
public final class RealServers {
    public static final int KAFKA_PORT = 9092;
    public static final int POSTGRES_PORT = 5432;
    public static final int REDIS_PORT = 6379;

    private RealServers() {}

    /**
     * A broker; it takes ports 8080 and 9092 to 9094 of its address.
     *
     * @param topics as {@code name:partitions:retentionHours}
     */
    public static RealServer kafka(Path folder, String address, List<String> topics) throws IOException {
        Files.createDirectories(folder);
        var program = new Program.Kafka(address + ":" + KAFKA_PORT, topics);
        var command = Kafka.command(
                Path.of(System.getProperty("java.home")),
                Path.of(System.getProperty("catamaran.home")),
                folder,
                address,
                address,
                KAFKA_PORT,
                program);
        return new RealServer(folder, command, () -> {
            var connection = (HttpURLConnection) URI.create("http://" + address + ":8080/q/health/ready")
                    .toURL()
                    .openConnection();
            return connection.getResponseCode() == 200;
        });
    }

    /** A PostgreSQL primary with one database; user {@code feed}, no password. */
    public static RealServer postgres(Path folder, String address, String database) throws IOException {
        var postgres = new PostgreSql(new Binaries(RealServer.cache()));
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        postgres.prepare(data, List.of(database));
        return new RealServer(folder, postgres.command(data, address, POSTGRES_PORT), () -> {
            try (var socket = connect(address, POSTGRES_PORT)) {
                byte[] message = "....\0\3\0\0user\0feed\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(new byte[] {0, 0, 0, (byte) message.length}, 0, message, 0, 4);
                socket.getOutputStream().write(message);
                return socket.getInputStream().read() == 'R';
            }
        });
    }

    /** A Redis that keeps nothing on disk. */
    public static RealServer redis(Path folder, String address) {
        var command = Redis.command(new Binaries(RealServer.cache()).redis(), address, REDIS_PORT, 16);
        return new RealServer(folder, command, () -> {
            try (var socket = connect(address, REDIS_PORT)) {
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                return socket.getInputStream().read() == '+';
            }
        });
    }

    private static Socket connect(String address, int port) throws IOException {
        var socket = new Socket();
        socket.setSoTimeout(1000);
        socket.connect(new InetSocketAddress(address, port), 1000);
        return socket;
    }
}
