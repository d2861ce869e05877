package dev.catamaran.feed.surf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the driver says on standard output: one JSON object a line. Threads may share it. */
final class Events {
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintStream out;

    Events(PrintStream out) {
        this.out = out;
    }

    void event(String name, Map<String, ?> fields) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", name);
        event.putAll(fields);
        try {
            String line = JSON.writeValueAsString(event);
            synchronized (out) {
                out.println(line);
                out.flush();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
    }

    void error(String command, String reason) {
        event("error", Map.of("command", command, "reason", reason));
    }
}
