package dev.catamaran.judge.report.page;

import dev.catamaran.judge.Judge;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.Kind;
import dev.catamaran.judge.record.Line.Result;
import dev.catamaran.judge.record.Line.WriteOutcome;
import dev.catamaran.judge.record.RecordWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A record as long as a real one, and always the same: 150 requests a second for 70 s, half of them writes; cell-a dies at second 15, is ordered back
 * at 35 and is active again at 52.
 */
final class SampleDrill {
    private static final long T0 = 1_795_692_725_000_000L;
    private static final double TRAFFIC = 24;
    private static final double FAULT = TRAFFIC + 15.0042;
    private static final double RATE = 150;
    private static final int REQUESTS = 10_500;

    final List<Line> lines = new ArrayList<>();
    final Map<String, Object> facts = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(42);
    private final List<Line.StoreRow> rows = new ArrayList<>();

    /** The cell dies, a few requests with it. */
    static SampleDrill passed() {
        return new SampleDrill(0);
    }

    /** The survivor needs four seconds to take over, and one store misses what was acknowledged meanwhile. */
    static SampleDrill failed() {
        return new SampleDrill(4);
    }

    /** The hold is a surge: writes are critical, a third of the reads is in the background, and all of that is shed in it. */
    static SampleDrill surged() {
        var drill = new SampleDrill(0).predicting("surge");
        drill.rate(0, 150);
        drill.rate(14.9, 75);
        drill.lines.replaceAll(l -> l instanceof Line.Request r ? drill.surged(r) : l);
        return drill;
    }

    /** The hold climbs: 25, 50 … 150 requests a second for 2.4 s each. From 125 on one in six fails. */
    static SampleDrill climbed() {
        var drill = new SampleDrill(0).predicting("steps");
        for (int step = 0; step < 6; step++) {
            drill.rate(step * 2.4, 25 * (step + 1));
        }
        drill.rate(14.4, 40);
        drill.lines.removeIf(l -> l instanceof Line.Request r && drill.step(r) < 6 && r.id() % 6 > drill.step(r));
        drill.lines.replaceAll(
                l -> l instanceof Line.Request r && drill.step(r) < 6 && drill.step(r) > 3 && r.id() % 6 == 1
                        ? answered(r, 503, Result.FAILED, "status 503", Line.TrafficClass.NORMAL)
                        : l);
        return drill;
    }

    private SampleDrill predicting(String holdLoad) {
        facts.put("holdLoad", holdLoad);
        lines.replaceAll(l -> l instanceof Line.Mark m && m.name().equals("precheck")
                ? new Line.Mark(
                        m.at(),
                        m.name(),
                        Map.of(
                                "admitted",
                                true,
                                "arithmetic",
                                m.detail().getOrDefault("arithmetic", ""),
                                "saturation",
                                110,
                                "saturationArithmetic",
                                "gateway: 1 × 110 req/s / 1 = 110 req/s"))
                : l);
        return this;
    }

    /** @param second of the hold */
    private void rate(double second, double perSecond) {
        mark(TRAFFIC + 20.1 + second, "rate", Map.of("perSecond", perSecond));
    }

    /** Of the climb; 6 for a request outside of it. */
    private int step(Line.Request r) {
        double second = (r.intended() - T0) / 1e6 - TRAFFIC - 20.1;
        return second < 0 || second >= 14.4 ? 6 : (int) (second / 2.4);
    }

    private Line.Request surged(Line.Request r) {
        boolean write = r.op().endsWith("ollow");
        var trafficClass = write
                ? Line.TrafficClass.CRITICAL
                : r.id() % 3 == 0 ? Line.TrafficClass.BACKGROUND : Line.TrafficClass.NORMAL;
        double second = (r.intended() - T0) / 1e6 - TRAFFIC - 20.1;
        return second >= 0 && second < 14.9 && trafficClass == Line.TrafficClass.BACKGROUND
                ? answered(r, 429, Result.SHED, "status 429", trafficClass)
                : answered(r, r.status(), r.result(), r.error(), trafficClass);
    }

    private static Line.Request answered(
            Line.Request r, int status, Result result, String error, Line.TrafficClass trafficClass) {
        return new Line.Request(
                r.id(),
                r.op(),
                r.idempotent(),
                r.cell(),
                r.attempted(),
                r.intended(),
                r.sent(),
                r.answered(),
                status,
                result,
                r.servedBy(),
                error,
                trafficClass,
                result == Result.SHED ? "1" : "");
    }

    private SampleDrill(double helplessSeconds) {
        facts();
        lines.add(new Line.Header(
                Line.FORMAT,
                T0,
                RATE,
                1_893_426,
                new Line.Graph(7_115, 103_689),
                new TreeMap<>(Map.of("cell-a", "127.0.1.1:8080", "cell-b", "127.0.2.1:8080")),
                new TreeMap<>(Map.of("Follow", 33, "Unfollow", 17))));
        mark(0.1, "drill", facts);
        mark(
                0.2,
                "precheck",
                Map.of(
                        "admitted",
                        true,
                        "arithmetic",
                        "gateway: losing cell-a leaves 1 × 250 req/s × 80 % = 200 req/s for a demand of 150 req/s, enough"));
        mark(0.3, "load-start", Map.of());
        load();
        phases();
        for (int i = 0; i < REQUESTS; i++) {
            request(i, helplessSeconds);
        }
        usage();
        counters();
        stores(helplessSeconds > 0);
    }

    private void facts() {
        facts.put("drill", "cell-outage");
        facts.put("fault", "CellOutage");
        facts.put("cell", "cell-a");
        facts.put("upSeconds", 21.4);
        facts.put("pinned", true);
        facts.put("limits", Map.of());
        facts.put("command", List.of("demo", "--keep", "--report", "out"));
        facts.put(
                "versions",
                Map.of(
                        "catamaran",
                        "0.1.0",
                        "java",
                        "25.0.3+9-LTS",
                        "envoy",
                        "1.40.0",
                        "redis",
                        "6.2.6-v5",
                        "postgresql",
                        "18.6.0",
                        "kafka",
                        "4.3.1"));
        facts.put("machine", Map.of("os", "Linux 6.1.0, amd64", "cpus", "2", "memory", "8132608 kB"));
        facts.put("settings", Map.of("mirrorWrites of hot", "true"));
        facts.put("pinning", Map.of("cell-a", "0", "cell-b", "1", "rest", "0,1"));
    }

    private void load() {
        for (int batch = 0; batch < 20; batch++) {
            long id = 1_000_000L + batch;
            double start = 0.3 + batch;
            lines.add(new Line.Load(id, "FollowAll", "cell-a", at(start), at(start), at(start + 0.9), 200, Result.OK));
            for (int i = 0; i < 50; i++) {
                write("load/" + batch + "/" + i, id, Kind.FOLLOW, batch, 10_000 + i, WriteOutcome.ACKNOWLEDGED, false);
            }
        }
    }

    private void phases() {
        mark(TRAFFIC, "steady-start", Map.of());
        mark(TRAFFIC + 15, "fault-start", Map.of());
        mark(FAULT + 0.02, "fault-applied", Map.of("appliedAtMs", Math.round((T0 / 1e6 + FAULT) * 1e3)));
        mark(TRAFFIC + 20.1, "hold-start", Map.of());
        mark(TRAFFIC + 35.1, "recover-start", Map.of());
        mark(TRAFFIC + 46.3, "cell-ready", Map.of());
        mark(TRAFFIC + 46.3, "return-start", Map.of());
        mark(TRAFFIC + 52.4, "cell-active", Map.of());
        mark(TRAFFIC + 52.4, "after-start", Map.of());
        mark(TRAFFIC + 70, "traffic-end", Map.of());
        mark(TRAFFIC + 70.1, "converge-start", Map.of());
        mark(TRAFFIC + 70.6, "converged", Map.of());
        mark(TRAFFIC + 70.6, "readback-start", Map.of());
        mark(TRAFFIC + 73, "end", Map.of());
    }

    private void request(int id, double helplessSeconds) {
        double intended = TRAFFIC + id / RATE;
        double after = intended - FAULT;
        boolean home = random.nextBoolean();
        boolean away = after > 0 && intended < TRAFFIC + 46.3;
        double share = Math.clamp((intended - TRAFFIC - 46.3) / 6, 0, 1);
        String entered = home && !away ? "cell-a" : "cell-b";
        boolean ramping = share > 0 && share < 1 && random.nextDouble() > share;
        String by = ramping ? "cell-b" : entered;
        double ms = 2.6 * Math.exp(0.42 * gauss()) * (away ? 1.5 : 1) * (random.nextInt(150) == 0 ? 5 : 1);
        boolean onTheWire = home && after <= 0 && after > -0.008;
        boolean helpless = away && after < helplessSeconds && random.nextInt(3) == 0;
        boolean hit = away && after < 0.35 && random.nextInt(3) == 0;
        String error = onTheWire || (hit && after < 0.02)
                ? "HttpClosedException: Connection was closed"
                : helpless ? "timeout" : "";
        if (helpless) {
            ms = 3_000;
        } else if (hit && error.isEmpty()) {
            ms += 255 * Math.exp(0.12 * gauss());
        }
        boolean failed = !error.isEmpty();
        boolean write = random.nextBoolean();
        String op = write
                ? random.nextInt(3) < 2 ? "Follow" : "Unfollow"
                : List.of("Following", "Followers", "Person").get(random.nextInt(3));
        lines.add(new Line.Request(
                id,
                op,
                true,
                onTheWire ? "cell-a" : entered,
                away && home ? List.of("cell-a", "cell-b") : List.of(entered),
                at(intended),
                at(intended) + 90 + random.nextInt(400),
                at(intended + ms / 1e3),
                failed ? 0 : 200,
                failed ? Result.FAILED : Result.OK,
                failed ? "" : by,
                error));
        if (write) {
            write(
                    "w" + id,
                    id,
                    op.equals("Follow") ? Kind.FOLLOW : Kind.UNFOLLOW,
                    1_000 + id,
                    20_000 + id,
                    failed ? WriteOutcome.INDETERMINATE : WriteOutcome.ACKNOWLEDGED,
                    away && !failed);
        }
    }

    private double gauss() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    private void write(String id, long request, Kind kind, long from, long to, WriteOutcome outcome, boolean degraded) {
        boolean acknowledged = outcome == WriteOutcome.ACKNOWLEDGED;
        String hlc = acknowledged ? String.valueOf(1_000 + request) : "";
        lines.add(new Line.Write(id, request, kind, from, to, outcome, hlc, degraded));
        if (acknowledged) {
            rows.add(new Line.StoreRow("", from, to, kind == Kind.FOLLOW, hlc, id, false));
        }
    }

    /** Counters are read every four seconds. */
    private void usage() {
        double a = 30;
        double b = 28;
        for (int tenth = 5; tenth < 700; tenth++) {
            double second = TRAFFIC + tenth / 10.0;
            boolean away = second > FAULT && second < TRAFFIC + 46;
            double working = 0.37 + random.nextDouble() * 0.07;
            a += 0.1 * (!away ? working : second < TRAFFIC + 35 ? 0 : 0.93);
            b += 0.1 * (away ? working + 0.28 : working);
            if (tenth % 40 == 5) {
                boolean dead = away && second < TRAFFIC + 35;
                lines.add(new Line.Usage(
                        at(second),
                        dead ? 1_420.5 : 2_610.25,
                        dead ? 22 : 41,
                        new TreeMap<>(Map.of("cell-a", a, "cell-b", b, "controller", second * 0.03)),
                        second * 0.14));
            }
        }
    }

    /** Read every second. The survivor's caches have a little less right after the fault; cell-a's processes are new when it is back. */
    private void counters() {
        long[] a = new long[3];
        long[] b = new long[3];
        for (int second = 1; second < 70; second++) {
            boolean away = second > 15 && second < 40;
            int share = away ? 0 : 75;
            if (second == 40) {
                a = new long[3];
            }
            grow(a, share, 50);
            grow(b, 150 - share, second > 15 && second < 21 ? 90 : 95);
            if (!away) {
                counters("cell-a", second, a);
            }
            counters("cell-b", second, b);
        }
    }

    private static void grow(long[] counters, int requests, int hitPercent) {
        counters[0] += requests;
        counters[1] += requests * hitPercent / 10;
        counters[2] += requests * (100 - hitPercent) / 10;
    }

    private void counters(String cell, int second, long... counters) {
        lines.add(new Line.Counters(
                at(TRAFFIC + second),
                cell,
                new TreeMap<>(Map.of(
                        "access/edge/0",
                        List.of(counters[0], 0L),
                        "storage-logic/profile/0",
                        List.of(counters[0] * 2, 0L))),
                new TreeMap<>(Map.of("storage-logic/profile/0", List.of(0L, counters[1], counters[2])))));
    }

    private void stores(boolean lossy) {
        for (String cell : List.of("cell-a", "cell-b")) {
            var held = new LinkedHashMap<String, Line.StoreRow>();
            for (Line.StoreRow row : rows) {
                held.put(
                        row.writeId(),
                        new Line.StoreRow(
                                cell, row.from(), row.to(), row.following(), row.hlc(), row.writeId(), false));
            }
            if (lossy && cell.equals("cell-a")) {
                held.keySet().removeIf(id -> id.matches("w26[0-4]\\d"));
            }
            lines.addAll(held.values());
            lines.add(new Line.StoreEnd(cell, held.size(), false));
        }
    }

    void mark(double second, String name, Map<String, Object> detail) {
        lines.add(new Line.Mark(at(second), name, detail));
    }

    private static long at(double second) {
        return T0 + Math.round(second * 1e6);
    }

    /** What the judge makes of it, by way of a file. */
    Report judge(Path folder) {
        Path file = folder.resolve("record.jsonl");
        try (RecordWriter out = RecordWriter.create(file)) {
            lines.forEach(out::write);
            out.finish();
        }
        return Judge.judge(file);
    }
}
