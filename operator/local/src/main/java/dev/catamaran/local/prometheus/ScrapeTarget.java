package dev.catamaran.local.prometheus;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One place that answers with metrics.
 *
 * @param address host and port
 * @param path of the metrics on it
 * @param labels of every series that comes from there
 */
public record ScrapeTarget(String address, String path, SortedMap<String, String> labels) {
    /** An entry of a {@code file_sd} file. Labels that begin with two underscores steer the scrape and are dropped after it. */
    record Entry(List<String> targets, SortedMap<String, String> labels) {}

    Entry entry() {
        var all = new TreeMap<>(labels);
        all.put("__metrics_path__", path);
        return new Entry(List.of(address), all);
    }
}
