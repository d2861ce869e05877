package dev.catamaran.cli.controller;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.catamaran.local.control.ControllerStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The controller's HTTP API, as docs/architecture.md lists it. */
public final class Api implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A program may take 10 s to end, and its sidecar as well. */
    private static final Duration JOB_PATIENCE = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public Api(URI base) {
        this.base = base;
    }

    /** The controller cannot be reached, or answered that it will not. */
    public static final class ApiException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ApiException(String message) {
            super(message);
        }
    }

    public ControllerStatus status() {
        return JSON.convertValue(call("GET", "/v1/status", Map.of()), ControllerStatus.class);
    }

    /** The resources that are wanted now. */
    public JsonNode resources() {
        return call("GET", "/v1/resources", Map.of());
    }

    public JsonNode usage() {
        return call("GET", "/v1/usage", Map.of());
    }

    /** What each cell's replicas have counted. */
    public JsonNode counters() {
        return call("GET", "/v1/counters", Map.of());
    }

    /** Versions of what runs, by name. */
    public JsonNode versions() {
        return call("GET", "/v1/versions", Map.of());
    }

    /** The guard's answer for that many requests per second at the edge. */
    public JsonNode admission(String lost, double rate) {
        return call("GET", "/v1/admission?cell=" + lost + "&rate=" + rate, Map.of());
    }

    public JsonNode applyFault(String id, String kind, String cell, boolean withholdDisk) {
        return call("POST", "/v1/faults", Map.of("id", id, "kind", kind, "cell", cell, "withholdDisk", withholdDisk));
    }

    public void recoverFault(String id) {
        call("DELETE", "/v1/faults/" + id, Map.of());
    }

    /**
     * Begins a run of a job.
     *
     * @param cell empty for the first active one
     */
    public ControllerStatus.JobLine runJob(String job, String cell, List<String> arguments) {
        var order = new TreeMap<String, Object>(Map.of("job", job, "arguments", arguments));
        if (!cell.isEmpty()) {
            order.put("cell", cell);
        }
        return JSON.convertValue(call("POST", "/v1/jobs", order), ControllerStatus.JobLine.class);
    }

    public ControllerStatus.JobLine job(String id) {
        return JSON.convertValue(call("GET", "/v1/jobs/" + id, Map.of()), ControllerStatus.JobLine.class);
    }

    /** Returns when nothing of the run is left. */
    public void endJob(String id) {
        call("DELETE", "/v1/jobs/" + id, Map.of(), JOB_PATIENCE);
    }

    /** Tells how a drill ended, for metrics. */
    public void drillEnded(Map<String, ?> result) {
        call("POST", "/v1/drills", result);
    }

    public void stop() {
        call("POST", "/v1/stop", Map.of());
    }

    private JsonNode call(String method, String path, Map<String, ?> body) {
        return call(method, path, body, PATIENCE);
    }

    private JsonNode call(String method, String path, Map<String, ?> body, Duration patience) {
        HttpResponse<String> response;
        try {
            var payload =
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
            response = client.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .timeout(patience)
                            .header("content-type", "application/json")
                            .method(method, payload)
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
            }
        } catch (IOException e) {
            throw new ApiException("the controller at " + base + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException("interrupted while waiting for the controller");
        }
        throw new ApiException(detail(response));
    }

    private static String detail(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body()).path("detail").asText("HTTP status " + response.statusCode());
        } catch (IOException e) {
            return "HTTP status " + response.statusCode();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
