package dev.catamaran.feed.surf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads commands. What is only written down is written down at once; what takes time is done one after the other, on a thread of its own, so that a
 * mark never waits for it.
 */
final class Console {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    private final Session session;
    private final Events events;

    Console(Session session, Events events) {
        this.session = session;
        this.events = events;
    }

    /** Returns when the record has been completed ({@code true}), or when there is nobody any more to give commands. */
    boolean run(BufferedReader in) {
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.strip().split(" ", 3);
                if (words[0].equals("end")) {
                    return worker.submit(() -> attempt("end", session::end)).get();
                }
                obey(worker, words);
            }
            worker.submit(() -> attempt("stop", session::stop)).get();
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input", e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the last command did not end", e);
        }
    }

    private void obey(ExecutorService worker, String... words) {
        switch (words[0]) {
            case "mark" -> attempt("mark", () -> mark(words));
            // at once, too: the mark that says so, and the one that follows, keep their order
            case "rate" -> attempt("rate", () -> rate(words));
            case "usage" -> attempt("usage", () -> session.usage(JSON.readTree(json(words, 1))));
            case "counters" -> attempt("counters", () -> session.counters(JSON.readTree(json(words, 1))));
            case "baseline" -> later(worker, words[0], session::baseline);
            case "load" -> later(worker, words[0], session::load);
            case "start" -> later(worker, words[0], session::start);
            case "stop" -> later(worker, words[0], session::stop);
            case "compare" -> later(worker, words[0], session::compare);
            case "readback" -> later(worker, words[0], session::readBack);
            case "" -> {}
            default -> events.error(words[0], "there is no such command");
        }
    }

    private void mark(String... words) throws JsonProcessingException {
        if (words.length < 2) {
            throw new BadInput("mark needs a name");
        }
        session.mark(words[1], JSON.readValue(json(words, 2), DETAIL));
    }

    private void rate(String... words) {
        try {
            session.rate(Double.parseDouble(words.length < 2 ? "" : words[1]));
        } catch (NumberFormatException e) {
            throw new BadInput("rate needs a number of requests per second", e);
        }
    }

    /** The rest of a command from that word on. */
    private static String json(String[] words, int from) {
        String text = String.join(" ", List.of(words).subList(Math.min(from, words.length), words.length));
        return text.isBlank() ? "{}" : text;
    }

    private void later(ExecutorService worker, String command, Action action) {
        worker.execute(() -> attempt(command, action));
    }

    private boolean attempt(String command, Action action) {
        try {
            action.run();
            return true;
        } catch (Exception e) {
            events.error(command, e instanceof BadInput ? String.valueOf(e.getMessage()) : e.toString());
            return false;
        }
    }

    /** A command; may fail in any way. */
    private interface Action {
        void run() throws Exception;
    }
}
