package dev.catamaran.feed.suggest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The sample graph. */
final class Graph {
    private Graph() {}

    record Edge(long follower, long followee) {}

    static List<Edge> wikiVote() throws IOException {
        Path file = Path.of(System.getProperty("catamaran.home"), "data", "wiki-vote.tsv.gz");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(ids -> new Edge(Long.parseLong(ids[0]), Long.parseLong(ids[1])))
                    .toList();
        }
    }
}
