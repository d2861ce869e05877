package dev.catamaran.broker;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/**
 * Starts a broker with {@link BrokerSettings}, which the arguments are. It is ready, on {@code http://HEALTH:8080/q/health/ready}, once its topics exist.
 */
public final class Broker {
    private Broker() {}

    public static void main(String[] args) throws Exception {
        start(BrokerSettings.parse(args)).awaitShutdown();
    }

    static KafkaRaftServer start(BrokerSettings settings) throws Exception {
        var file = Files.createDirectories(settings.folder()).resolve("broker.properties");
        var properties = settings.properties();
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        // --ignore-formatted: a folder that was formatted before keeps its data
        int formatted = StorageTool.execute(
                new String[] {
                    "format", "--standalone", "--ignore-formatted", "-t", settings.clusterId(), "-c", file.toString()
                },
                System.out);
        if (formatted != 0) {
            System.exit(formatted);
        }
        var ready = serveHealth(settings.health());
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        createTopics(settings.bootstrap(), settings.topics());
        ready.set(true);
        return server;
    }

    private static AtomicBoolean serveHealth(String address) throws Exception {
        var ready = new AtomicBoolean();
        var http = HttpServer.create(new InetSocketAddress(address, 8080), 8);
        http.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(ready.get() ? 200 : 503, -1);
            exchange.close();
        });
        http.start();
        return ready;
    }

    private static void createTopics(String bootstrap, List<String> topics)
            throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            var wanted = new ArrayList<NewTopic>();
            for (String topic : topics) {
                var parts = Arrays.asList(topic.split(":", 3));
                long retentionMs = Long.parseLong(parts.get(2)) * 3_600_000L;
                wanted.add(new NewTopic(parts.get(0), Integer.parseInt(parts.get(1)), (short) 1)
                        .configs(new HashMap<>(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMs)))));
            }
            for (var created : admin.createTopics(wanted).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
    }
}
