package dev.catamaran.broker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a broker is started with.
 *
 * @param name the same broker has the same one also after its disk was lost
 * @param folder of its data and its properties file
 * @param address that it listens at, as its own sidecar reaches it
 * @param port of the listener for clients of the mesh
 * @param advertised host and port that those clients are told, which lead to their own sidecar
 * @param health address that answers about its readiness
 * @param topics as {@code NAME:PARTITIONS:RETENTION-HOURS}
 */
record BrokerSettings(
        String name, Path folder, String address, int port, String advertised, String health, List<String> topics) {
    private static final int ADMIN_PORT = 9094;
    private static final int CONTROLLER_PORT = 9093;

    /**
     * Reads {@code --name=NAME --folder=DIR --address=IP --port=N --advertised=HOST:PORT --health=IP [TOPIC ...]}.
     *
     * @throws IllegalArgumentException when one is missing
     */
    static BrokerSettings parse(String... args) {
        var options = new TreeMap<String, String>();
        var topics = new ArrayList<String>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (arg.startsWith("--") && equals > 0) {
                options.put(arg.substring(2, equals), arg.substring(equals + 1));
            } else {
                topics.add(arg);
            }
        }
        return new BrokerSettings(
                required(options, "name"),
                Path.of(required(options, "folder")),
                required(options, "address"),
                Integer.parseInt(required(options, "port")),
                required(options, "advertised"),
                required(options, "health"),
                List.copyOf(topics));
    }

    private static String required(TreeMap<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a broker needs --" + name + "=...");
        }
        return value;
    }

    String clusterId() {
        var uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        var bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The broker's own listener, for its admin client. */
    String bootstrap() {
        return address + ":" + ADMIN_PORT;
    }

    Properties properties() {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.bootstrap.servers", address + ":" + CONTROLLER_PORT);
        properties.put(
                "listeners",
                "MESH://%1$s:%2$d,LOCAL://%3$s,CONTROLLER://%1$s:%4$d"
                        .formatted(address, port, bootstrap(), CONTROLLER_PORT));
        properties.put(
                "advertised.listeners",
                "MESH://%s,LOCAL://%s,CONTROLLER://%s:%d".formatted(advertised, bootstrap(), address, CONTROLLER_PORT));
        properties.put("listener.security.protocol.map", "MESH:PLAINTEXT,LOCAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "LOCAL");
        properties.put("log.dirs", folder.resolve("data").toString());
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        // one broker in a cell: the other cell is the other copy
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.min.session.timeout.ms", "1000");
        properties.put("group.consumer.min.session.timeout.ms", "1000");
        properties.put("auto.create.topics.enable", "false");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        return properties;
    }
}
