package dev.catamaran.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.testkit.EnvoyProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real Envoys: a caller in cell-a, the callee in both cells. */
class FailoverIT {
    private static final String CALLER = "127.11.3.1";
    private static final String IN_A = "127.11.3.2";
    private static final String IN_B = "127.11.4.2";
    private static final int SENDERS = 4;
    private static final int EACH = 100;

    @TempDir
    private Path folder;

    @Test
    void noReadFailsWhenTheOwnCellDies() throws Exception {
        List<String> answers = answersAroundTheDeathOfA(true);
        assertThat(answers).hasSize(SENDERS * EACH).allMatch(a -> a.startsWith("200 "));
        assertThat(answers.getFirst()).isEqualTo("200 cell-a");
        assertThat(answers.getLast()).isEqualTo("200 cell-b");
    }

    /** The control: without priorities the same death is felt. */
    @Test
    void readsFailWithoutPriorities() throws Exception {
        assertThat(answersAroundTheDeathOfA(false)).contains("200 cell-a").anyMatch(a -> !a.startsWith("200 "));
    }

    @Test
    void anUndeclaredCallerIsRefused() throws Exception {
        MeshModel model = SampleMesh.mesh(true, SampleMesh.active(), 1);
        TestCertificates certificates = new TestCertificates(folder);
        var stranger = certificates.issue(model.spiffeId(new WorkloadName("stranger")));
        var relation = certificates.issue(model.spiffeId(SampleMesh.RELATION));
        try (EnvoyProcess a = callee(model, SampleMesh.A, IN_A, relation, certificates);
                EnvoyProcess caller = caller(model, stranger, certificates)) {
            assertThat(ask()).startsWith("403 ");
        }
    }

    private List<String> answersAroundTheDeathOfA(boolean priorities) throws Exception {
        MeshModel model = SampleMesh.mesh(priorities, SampleMesh.active(), 1);
        TestCertificates certificates = new TestCertificates(folder);
        var gateway = certificates.issue(model.spiffeId(SampleMesh.GATEWAY));
        var relation = certificates.issue(model.spiffeId(SampleMesh.RELATION));
        try (EnvoyProcess a = callee(model, SampleMesh.A, IN_A, relation, certificates);
                EnvoyProcess b = callee(model, SampleMesh.B, IN_B, relation, certificates);
                EnvoyProcess caller = caller(model, gateway, certificates);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger sent = new AtomicInteger();
            Callable<List<String>> sender = () -> {
                List<String> answers = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    // Exactly one of the senders kills it, with the others' requests under way.
                    if (sent.incrementAndGet() == SENDERS * EACH / 2) {
                        a.close();
                    }
                    answers.add(ask());
                }
                return answers;
            };
            List<String> answers = new ArrayList<>();
            for (Future<List<String>> done : senders.invokeAll(List.of(sender, sender, sender, sender))) {
                answers.addAll(done.get());
            }
            return answers;
        }
    }

    private EnvoyProcess caller(MeshModel model, TestCertificates.Leaf leaf, TestCertificates certificates)
            throws Exception {
        ObjectNode bootstrap = bootstrap(model, SampleMesh.GATEWAY, SampleMesh.A, CALLER, leaf, certificates);
        // The test speaks HTTP/1.1 over a bare socket; all behind the codec is as translated.
        bootstrap.findParents("codecType").forEach(http -> ((ObjectNode) http).put("codecType", "AUTO"));
        return start(bootstrap, CALLER);
    }

    /** The callee's sidecar; its application is a listener of the same Envoy that answers with the cell's name. */
    private EnvoyProcess callee(
            MeshModel model, CellName cell, String address, TestCertificates.Leaf leaf, TestCertificates certificates)
            throws Exception {
        ObjectNode bootstrap = bootstrap(model, SampleMesh.RELATION, cell, address, leaf, certificates);
        ((ArrayNode) bootstrap.at("/staticResources/listeners"))
                .add(StaticBootstrap.JSON.readTree("""
                {"name": "application",
                 "address": {"socketAddress": {"address": "%s", "portValue": 9000}},
                 "filterChains": [{"filters": [{"name": "http", "typedConfig": {
                   "@type": "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
                   "statPrefix": "application", "codecType": "HTTP2",
                   "httpFilters": [{"name": "router", "typedConfig": {
                     "@type": "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router"}}],
                   "routeConfig": {"virtualHosts": [{"name": "all", "domains": ["*"], "routes": [
                     {"match": {"prefix": "/"}, "directResponse": {"status": 200, "body": {"inlineString": "%s"}}}]}]}
                 }}]}]}""".formatted(address, cell)));
        return start(bootstrap, address);
    }

    private static ObjectNode bootstrap(
            MeshModel model,
            WorkloadName workload,
            CellName cell,
            String address,
            TestCertificates.Leaf leaf,
            TestCertificates certificates)
            throws Exception {
        List<Endpoint> endpoints = List.of(
                new Endpoint(SampleMesh.RELATION, SampleMesh.A, 0, IN_A, true),
                new Endpoint(SampleMesh.RELATION, SampleMesh.B, 0, IN_B, true));
        var snapshot = XdsTranslator.translate(model, endpoints, new Group(workload, cell), SampleMesh::descriptor);
        return StaticBootstrap.of(snapshot, address, leaf, certificates.bundle());
    }

    private EnvoyProcess start(ObjectNode bootstrap, String address) throws Exception {
        Path file = Files.writeString(folder.resolve(address + ".json"), bootstrap.toPrettyString());
        return EnvoyProcess.start(file, address + ":15000");
    }

    /** Status and body of a read through the caller's sidecar. */
    private static String ask() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(5_000);
            socket.connect(new InetSocketAddress(CALLER, 15001), 5_000);
            socket.getOutputStream()
                    .write(
                            "GET /feed.relation.v1.Relations/Following HTTP/1.1\r\nhost: relation\r\nconnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(9, 12) + " " + answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
