package dev.catamaran.xds.server;

import dev.catamaran.xds.server.StreamSnapshot.Item;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one stream asked for of one type, what it holds, and what is on its way to it. Not thread-safe. */
final class Subscription {
    /** Stands for the version of a resource whose removal is on its way. */
    static final String GONE = "";

    private static final String ALL = "*";

    private boolean wildcard;
    private final Set<String> names = new TreeSet<>();
    private final Map<String, String> held = new TreeMap<>();
    private final Map<String, String> underWay = new TreeMap<>();
    private final Map<String, String> rejected = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Map<String, Map<String, String>> unanswered = new LinkedHashMap<>();

    /** The first request of a stream for this type; without a name it asks for everything. */
    void open(Collection<String> subscribe, Map<String, String> initial) {
        held.putAll(initial);
        wildcard = subscribe.isEmpty() || subscribe.contains(ALL);
        for (String name : subscribe) {
            if (!name.equals(ALL)) {
                names.add(name);
                if (!initial.containsKey(name)) {
                    asked.add(name);
                }
            }
        }
    }

    /** A later request. Whoever subscribes again to what it has wants to be sent it again. */
    void change(Collection<String> subscribe, Collection<String> unsubscribe) {
        for (String name : subscribe) {
            if (name.equals(ALL)) {
                wildcard = true;
            } else {
                names.add(name);
                asked.add(name);
            }
        }
        for (String name : unsubscribe) {
            if (name.equals(ALL)) {
                wildcard = false;
                known().stream().filter(n -> !names.contains(n)).forEach(this::forget);
            } else if (names.remove(name)) {
                asked.remove(name);
                // A wildcard goes on covering it: the protocol wants it sent again, or its absence told.
                if (wildcard) {
                    asked.add(name);
                } else {
                    forget(name);
                }
            }
        }
    }

    /** Sends a resource again although nothing about it changed. */
    void askAgain(String name) {
        if (wants(name)) {
            asked.add(name);
        }
    }

    /** What is to be sent: changed, missing or asked for; never what this stream has rejected. */
    List<Item> due(Map<String, Item> desired) {
        return desired.values().stream()
                .filter(item -> wants(item.name()) && isDue(item))
                .toList();
    }

    private boolean isDue(Item item) {
        String bad = rejected.get(item.name());
        if (item.version().equals(bad)) {
            return false;
        }
        return asked.contains(item.name()) || !item.version().equals(believed(item.name()));
    }

    /** Names that must be told to be absent because the stream asks for them and they do not exist. */
    List<String> absent(Map<String, Item> desired) {
        return asked.stream().filter(name -> !desired.containsKey(name)).toList();
    }

    /** What the stream has and should not have any more. */
    List<String> surplus(Map<String, Item> desired) {
        return known().stream()
                .filter(name -> !desired.containsKey(name) && !GONE.equals(believed(name)))
                .toList();
    }

    void sent(String nonce, Collection<Item> items, Collection<String> removed) {
        Map<String, String> content = new TreeMap<>();
        items.forEach(item -> content.put(item.name(), item.version()));
        removed.forEach(name -> content.put(name, GONE));
        asked.removeAll(content.keySet());
        content.keySet().forEach(rejected::remove);
        underWay.putAll(content);
        unanswered.put(nonce, content);
    }

    void acknowledged(String nonce) {
        Map<String, String> content = unanswered.remove(nonce);
        if (content == null) {
            return;
        }
        content.forEach((name, version) -> {
            underWay.remove(name, version);
            if (version.equals(GONE)) {
                held.remove(name);
            } else if (wants(name)) {
                held.put(name, version);
            }
        });
    }

    /** Takes back what that answer said; the stream keeps what it held. Gives what was rejected, by name. */
    Map<String, String> refused(String nonce) {
        Map<String, String> content = unanswered.remove(nonce);
        if (content == null) {
            return Map.of();
        }
        content.forEach((name, version) -> underWay.remove(name, version));
        return content;
    }

    void reject(String name, String version) {
        rejected.put(name, version);
        asked.remove(name);
    }

    boolean holds(String name) {
        return held.containsKey(name) || underWay.containsKey(name);
    }

    boolean wants(String name) {
        return wildcard || names.contains(name);
    }

    boolean isWildcard() {
        return wildcard;
    }

    boolean settled() {
        return unanswered.isEmpty();
    }

    /** Whether the client refuses something that it should hold now. */
    boolean refusesAnyOf(Map<String, Item> desired) {
        return desired.values().stream()
                .anyMatch(item -> item.version().equals(rejected.get(item.name())) && wants(item.name()));
    }

    Map<String, String> held() {
        return Map.copyOf(held);
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(held.keySet());
        known.addAll(underWay.keySet());
        return known;
    }

    private @Nullable String believed(String name) {
        String coming = underWay.get(name);
        return coming == null ? held.get(name) : coming;
    }

    private void forget(String name) {
        held.remove(name);
        underWay.remove(name);
        rejected.remove(name);
        asked.remove(name);
    }
}
