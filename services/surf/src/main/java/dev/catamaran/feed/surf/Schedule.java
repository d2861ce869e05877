package dev.catamaran.feed.surf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The requests of a run, at a rate that changes only when somebody asks for another one. Which they are depends on graph, mix and seed alone, and when
 * they come on the rate, never on what the system answers: that is what makes the loop open. An edge, or a profile, is written again only once any earlier write to it has been answered or timed out.
 */
final class Schedule {
    private static final int ATTEMPTS = 100;
    /** What is written about nobody else; the judge knows a profile by it. */
    private static final long NOBODY = -1;

    private static final double MOST = 100_000;

    private final Mix mix;
    private final People people;
    private final List<Edge> edges;
    private final SplittableRandom random;
    private final SplittableRandom patience;
    private final int backgroundPercent;
    private final long pauseMicros;
    private final Deque<Written> recent = new ArrayDeque<>();
    private final Set<Edge> resting = new HashSet<>();
    private long number;
    private volatile double wanted;
    private double rate;
    /** The request with that number was the last one at the rate before; the ones after it are counted from its moment. */
    private long anchor;

    private double anchorMicros;

    private record Written(Edge edge, long offset) {}

    /**
     * @param rate requests per second, more than 0
     * @param backgroundPercent share of the reads that nobody waits for
     * @param pauseMicros between two writes to one edge; longer than a request may take
     */
    Schedule(Graph graph, double rate, Mix mix, int backgroundPercent, long seed, long pauseMicros) {
        this.rate = checked("--rate", rate);
        this.wanted = rate;
        if (backgroundPercent < 0 || backgroundPercent > 100) {
            throw new BadInput("--background-percent is 0 to 100, not " + backgroundPercent);
        }
        this.backgroundPercent = backgroundPercent;
        this.mix = mix;
        this.people = new People(graph.degrees());
        this.edges = graph.edges();
        this.random = new SplittableRandom(seed);
        // with a source of its own, the same seed gives the same requests whatever the share is
        this.patience = new SplittableRandom(~seed);
        this.pauseMicros = pauseMicros;
    }

    /** From the next request on: from any thread. */
    void rate(double perSecond) {
        wanted = checked("rate", perSecond);
    }

    private static double checked(String name, double rate) {
        if (!(rate > 0) || rate > MOST) {
            throw new BadInput(name + " is more than 0 and at most 100,000 requests per second, not " + rate);
        }
        return rate;
    }

    /** Microseconds after the start at which the next request is due. */
    private long offset() {
        double asked = wanted;
        if (asked != rate) {
            long last = Math.max(0, number - 1);
            anchorMicros += (last - anchor) * 1e6 / rate;
            anchor = last;
            rate = asked;
        }
        return Math.round(anchorMicros + (number - anchor) * 1e6 / rate);
    }

    Planned next() {
        long offset = offset();
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
        boolean background = !op.write && patience.nextInt(100) < backgroundPercent;
        return new Planned(number++, offset, op, background, edge.from(), edge.to());
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
