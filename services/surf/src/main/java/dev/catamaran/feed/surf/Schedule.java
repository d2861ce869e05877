package dev.catamaran.feed.surf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The requests of a run, at a constant rate. It depends on graph, rate, mix and seed alone, never on what the system answers: that is what
 * makes the loop open. An edge, or a profile, is written again only once any earlier write to it has been answered or timed out.
 */
final class Schedule {
    private static final int ATTEMPTS = 100;
    /** What is written about nobody else; the judge knows a profile by it. */
    private static final long NOBODY = -1;

    private final double rate;
    private final Mix mix;
    private final People people;
    private final List<Edge> edges;
    private final SplittableRandom random;
    private final long pauseMicros;
    private final Deque<Written> recent = new ArrayDeque<>();
    private final Set<Edge> resting = new HashSet<>();
    private long number;

    private record Written(Edge edge, long offset) {}

    /**
     * @param rate requests per second, more than 0
     * @param pauseMicros between two writes to one edge; longer than a request may take
     */
    Schedule(Graph graph, double rate, Mix mix, long seed, long pauseMicros) {
        if (!(rate > 0) || rate > 100_000) {
            throw new BadInput("--rate is more than 0 and at most 100,000 requests per second, not " + rate);
        }
        this.rate = rate;
        this.mix = mix;
        this.people = new People(graph.degrees());
        this.edges = graph.edges();
        this.random = new SplittableRandom(seed);
        this.pauseMicros = pauseMicros;
    }

    Planned next() {
        long offset = Math.round(number * 1e6 / rate);
        wake(offset);
        Op op = mix.choose(random);
        for (int i = 0; op.write && i < ATTEMPTS; i++) {
            Edge edge = written(op);
            if (op == Op.PUBLISH) {
                return planned(offset, op, edge);
            }
            if (edge.from() != edge.to() && resting.add(edge)) {
                recent.addLast(new Written(edge, offset));
                return planned(offset, op, edge);
            }
        }
        // a graph so small that everything in it rests: read instead
        Op read = op.write ? Op.FOLLOWING : op;
        return planned(offset, read, new Edge(people.choose(random), people.choose(random)));
    }

    private Planned planned(long offset, Op op, Edge edge) {
        return new Planned(number++, offset, op, edge.from(), edge.to());
    }

    private void wake(long offset) {
        while (!recent.isEmpty() && recent.getFirst().offset() + pauseMicros <= offset) {
            resting.remove(recent.removeFirst().edge());
        }
    }

    /** People by degree to follow and to write, an edge of the graph to unfollow. */
    private Edge written(Op op) {
        return switch (op) {
            case UNFOLLOW -> edges.get(random.nextInt(edges.size()));
            case PUT_PROFILE, PUBLISH -> new Edge(people.choose(random), NOBODY);
            default -> new Edge(people.choose(random), people.choose(random));
        };
    }
}
