package dev.catamaran.broker;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
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
import org.apache.kafka.common.utils.Utils;

/**
 * Starts a broker: {@code Broker PROPERTIES CLUSTER-ID ADMIN-BOOTSTRAP HEALTH-ADDRESS [NAME:PARTITIONS:RETENTION-HOURS ...]}. It is ready, on
 * {@code http://HEALTH-ADDRESS:8080/q/health/ready}, once its topics exist.
 */
public final class Broker {
    private Broker() {}

    public static void main(String[] args) throws Exception {
        start(args).awaitShutdown();
    }

    static KafkaRaftServer start(String... args) throws Exception {
        var topics = List.of(args).subList(4, args.length);
        var properties = Utils.loadProps(args[0]);
        // --ignore-formatted: a folder that was formatted before keeps its data
        int formatted = StorageTool.execute(
                new String[] {"format", "--standalone", "--ignore-formatted", "-t", args[1], "-c", args[0]},
                System.out);
        if (formatted != 0) {
            System.exit(formatted);
        }
        var ready = serveHealth(args[3]);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        createTopics(args[2], topics);
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
