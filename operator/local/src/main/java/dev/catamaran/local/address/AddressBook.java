package dev.catamaran.local.address;

import dev.catamaran.local.LocalException;
import dev.catamaran.local.state.StateFolder;
import java.nio.file.Path;
import java.util.TreeMap;

/** Loopback addresses of replicas: {@code BASE.(cell index + 1).N}. One that was given stays given, also when the plan changes. */
public final class AddressBook {
    /** As JSON. */
    public record Page(TreeMap<String, String> addresses) {}

    private final StateFolder state;
    private final String base;
    private final TreeMap<String, String> given;

    public AddressBook(StateFolder state, String base) {
        this.state = state;
        this.base = base;
        this.given = state.read(file(), Page.class).map(Page::addresses).orElseGet(TreeMap::new);
    }

    public String addressOf(String replica, int cellIndex) {
        String prefix = base + "." + (cellIndex + 1) + ".";
        var known = given.get(replica);
        if (known != null && known.startsWith(prefix)) {
            return known;
        }
        for (int n = 1; n <= 254; n++) {
            if (!given.containsValue(prefix + n)) {
                given.put(replica, prefix + n);
                state.write(file(), new Page(given));
                return prefix + n;
            }
        }
        throw new LocalException("a cell of the local runtime has room for 254 replicas; declare fewer replicas");
    }

    private Path file() {
        return state.path().resolve("addresses.json");
    }
}
