package dev.catamaran.feed.surf;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A follower graph.
 *
 * @param edges in the order of the file
 */
record Graph(List<Edge> edges) {
    Graph {
        edges = List.copyOf(edges);
    }

    /**
     * Reads lines {@code FROM<TAB>TO}; lines that begin with {@code #} are comments. Gzip is recognised by its first bytes. An edge that comes
     * twice counts once, and nobody follows themself.
     *
     * @param most edges, from the beginning of the file
     * @throws BadInput with file and line, when a line is something else
     */
    static Graph read(Path file, long most) {
        var edges = new LinkedHashSet<Edge>();
        try (var in = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.US_ASCII))) {
            long number = 0;
            for (String line = in.readLine(); line != null && edges.size() < most; line = in.readLine()) {
                number++;
                if (!line.startsWith("#") && !line.isBlank()) {
                    edges.add(edge(file, number, line));
                }
            }
        } catch (IOException e) {
            throw new BadInput("cannot read the graph " + file + ": " + e.getMessage(), e);
        }
        edges.removeIf(e -> e.from() == e.to());
        if (edges.isEmpty()) {
            throw new BadInput("the graph " + file + " has no edge");
        }
        return new Graph(List.copyOf(edges));
    }

    private static InputStream open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static Edge edge(Path file, long number, String line) {
        int tab = line.indexOf('\t');
        try {
            return new Edge(
                    Long.parseLong(line.substring(0, Math.max(tab, 0)).trim()),
                    Long.parseLong(line.substring(tab + 1).trim()));
        } catch (NumberFormatException e) {
            throw new BadInput(file + ":" + number + " is not of the form FROM<TAB>TO with two numbers: " + line, e);
        }
    }

    /** Whom each person follows, by person. People who follow nobody are not in it. */
    SortedMap<Long, List<Long>> byFollower() {
        var people = new TreeMap<Long, List<Long>>();
        edges.forEach(
                e -> people.computeIfAbsent(e.from(), _ -> new ArrayList<>()).add(e.to()));
        return people;
    }

    /** How many edges each person is an end of, by person. */
    SortedMap<Long, Integer> degrees() {
        var degrees = new TreeMap<Long, Integer>();
        for (Edge edge : edges) {
            degrees.merge(edge.from(), 1, Integer::sum);
            degrees.merge(edge.to(), 1, Integer::sum);
        }
        return degrees;
    }
}
