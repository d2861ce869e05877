package dev.catamaran.feed.surf;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the cells let traffic in. Everybody has a home cell; the other ones are tried only when nobody is at home. */
final class Access {
    record Entry(String cell, Address address) {}

    private final List<Entry> entries;

    Access(SortedMap<String, Address> addresses) {
        if (addresses.isEmpty()) {
            throw new BadInput("at least one --access CELL=HOST:PORT is needed");
        }
        entries = addresses.entrySet().stream()
                .map(a -> new Entry(a.getKey(), a.getValue()))
                .toList();
    }

    /** All entries, the home cell of that person first. */
    List<Entry> of(long person) {
        // Fibonacci hashing: neighbouring ids do not share a cell
        int home = (int) Long.remainderUnsigned((person * 0x9E3779B97F4A7C15L) >>> 32, entries.size());
        return home == 0
                ? entries
                : java.util.stream.Stream.concat(
                                entries.subList(home, entries.size()).stream(), entries.subList(0, home).stream())
                        .toList();
    }

    SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (Entry entry : entries) {
            texts.put(entry.cell(), entry.address().toString());
        }
        return texts;
    }

    static Access of(Map<String, Address> addresses) {
        return new Access(new TreeMap<>(addresses));
    }
}
