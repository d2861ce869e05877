package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.Kind;
import dev.catamaran.judge.record.Line.Result;
import dev.catamaran.judge.record.Line.TrafficClass;
import dev.catamaran.judge.record.Line.WriteOutcome;
import dev.catamaran.judge.record.RecordWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A record made by hand, small enough to compute every figure in one's head: 110 requests, one each 100 ms from second 1 to 11.9, each
 * answered after 10 ms; requests 0, 5, 10 … are follows of 1 → 100, 101 …; the fault is at 3.001 s. Two edges were loaded before.
 */
final class SampleRecord {
    static final long T0 = 1_700_000_000_000_000L;
    static final long LOAD = 1_000;

    final List<Line> lines = new ArrayList<>();
    boolean footer = true;
    private int files;

    static SampleRecord passing() {
        var record = new SampleRecord();
        record.head();
        record.load();
        record.traffic();
        record.stores();
        return record;
    }

    private void head() {
        lines.add(new Line.Header(
                Line.FORMAT,
                T0,
                10,
                7,
                new Line.Graph(4, 2),
                new TreeMap<>(Map.of("cell-a", "127.15.1.1:8080", "cell-b", "127.15.2.1:8080")),
                new TreeMap<>(Map.of("following", 80, "follow", 20))));
        mark(
                0,
                "drill",
                Map.of(
                        "drill",
                        "cell-outage",
                        "fault",
                        "CellOutage",
                        "cell",
                        "cell-a",
                        "upSeconds",
                        20.5,
                        "pinned",
                        true,
                        "limits",
                        Map.of("minAckedWrites", 22, "minAckedNearFault", 2)));
        mark(0.001, "precheck", Map.of("admitted", true, "arithmetic", "gateway: 900 for 10"));
        mark(1, "steady-start");
        mark(3, "fault-start");
        mark(3.002, "fault-applied", Map.of("appliedAtMs", T0 / 1_000 + 3_001));
        mark(3.003, "hold-start");
        mark(6, "recover-start");
        mark(8, "cell-ready");
        mark(8, "return-start");
        mark(9, "cell-active");
        mark(9, "after-start");
        mark(12, "traffic-end");
        mark(12.5, "converged");
        mark(13, "end");
        usage(0.5, 100, 0);
        usage(1, 200, 1);
        usage(11, 300, 3);
        usage(12.9, 250, 9);
    }

    private void load() {
        lines.add(new Line.Load(LOAD, "FollowAll", "cell-a", at(0.1), at(0.1), at(0.6), 200, Result.OK));
        for (int i = 0; i < 2; i++) {
            lines.add(
                    new Line.Write("load/" + i, LOAD, Kind.FOLLOW, 2, 200 + i, WriteOutcome.ACKNOWLEDGED, "5", false));
        }
    }

    private void traffic() {
        for (int i = 0; i < 110; i++) {
            boolean write = i % 5 == 0;
            long intended = at(1) + i * 100_000L;
            String cell = i % 2 == 0 ? "cell-a" : "cell-b";
            lines.add(new Line.Request(
                    i,
                    write ? "Follow" : "Following",
                    !write,
                    cell,
                    List.of(cell),
                    intended,
                    intended + 1_000,
                    intended + 10_000,
                    200,
                    Result.OK,
                    cell,
                    ""));
            if (write) {
                lines.add(new Line.Write(
                        "w" + i,
                        i,
                        Kind.FOLLOW,
                        1,
                        100 + i / 5,
                        WriteOutcome.ACKNOWLEDGED,
                        String.valueOf(1_000 + i),
                        false));
            }
        }
    }

    private void stores() {
        var writes = lines.stream()
                .filter(Line.Write.class::isInstance)
                .map(Line.Write.class::cast)
                .toList();
        for (String cell : List.of("cell-a", "cell-b")) {
            writes.forEach(w -> lines.add(new Line.StoreRow(cell, w.from(), w.to(), true, w.hlc(), w.id(), false)));
            lines.add(new Line.StoreEnd(cell, writes.size(), false));
        }
    }

    void mark(double second, String name) {
        mark(second, name, Map.of());
    }

    SampleRecord mark(double second, String name, Map<String, Object> detail) {
        lines.add(new Line.Mark(at(second), name, detail));
        return this;
    }

    private void usage(double second, double pss, double cpu) {
        lines.add(new Line.Usage(
                at(second), pss, 20, new TreeMap<>(Map.of("cell-a", cpu, "controller", cpu / 10)), cpu / 2));
    }

    static long at(double second) {
        return T0 + Math.round(second * 1e6);
    }

    /** Changes the request with that number. */
    SampleRecord request(long id, UnaryOperator<Line.Request> change) {
        lines.replaceAll(l -> l instanceof Line.Request r && r.id() == id ? change.apply(r) : l);
        return this;
    }

    SampleRecord write(String id, UnaryOperator<Line.Write> change) {
        lines.replaceAll(l -> l instanceof Line.Write w && w.id().equals(id) ? change.apply(w) : l);
        return this;
    }

    SampleRecord row(String cell, String writeId, UnaryOperator<Line.StoreRow> change) {
        lines.replaceAll(l -> l instanceof Line.StoreRow s
                        && s.cell().equals(cell)
                        && s.writeId().equals(writeId)
                ? change.apply(s)
                : l);
        return this;
    }

    /** Leaves a row out, as a store does that never got it. */
    SampleRecord dropRow(String cell, String writeId) {
        lines.removeIf(l -> l instanceof Line.StoreRow s
                && s.cell().equals(cell)
                && s.writeId().equals(writeId));
        lines.replaceAll(l -> l instanceof Line.StoreEnd e && e.cell().equals(cell)
                ? new Line.StoreEnd(cell, e.rows() - 1, false)
                : l);
        return this;
    }

    /** Makes a post of the write with that number, and says how far it has come in each store. */
    SampleRecord post(long number, long missing, long takenMs) {
        long id = 1_000 + number;
        write(
                "w" + number,
                w -> new Line.Write(w.id(), w.request(), Kind.POST, 1, id, w.outcome(), w.hlc(), w.degraded()));
        for (String cell : List.of("cell-a", "cell-b")) {
            row(cell, "w" + number, r -> new Line.StoreRow(cell, 1, id, true, r.hlc(), r.writeId(), false));
        }
        // answered 10 ms after its intended time; the other cell is faster
        long acknowledged = at(1) + number * 100_000L + 10_000;
        lines.add(new Line.Spread("cell-a", id, 3, missing, acknowledged + takenMs * 1_000));
        lines.add(new Line.Spread("cell-b", id, 3, 0, acknowledged + takenMs * 500));
        return this;
    }

    SampleRecord addRow(String cell, Line.StoreRow row) {
        lines.add(row);
        lines.replaceAll(l -> l instanceof Line.StoreEnd e && e.cell().equals(cell)
                ? new Line.StoreEnd(cell, e.rows() + 1, false)
                : l);
        return this;
    }

    SampleRecord dropMark(String name) {
        lines.removeIf(l -> l instanceof Line.Mark m && m.name().equals(name));
        return this;
    }

    static Line.Request failed(Line.Request r, long tookMicros) {
        return new Line.Request(
                r.id(),
                r.op(),
                r.idempotent(),
                r.cell(),
                r.attempted(),
                r.intended(),
                r.sent(),
                r.intended() + tookMicros,
                0,
                Result.FAILED,
                "",
                "reset",
                r.trafficClass(),
                "");
    }

    static Line.Request took(Line.Request r, long micros) {
        return new Line.Request(
                r.id(),
                r.op(),
                r.idempotent(),
                r.cell(),
                r.attempted(),
                r.intended(),
                r.sent(),
                r.intended() + micros,
                r.status(),
                r.result(),
                r.servedBy(),
                "",
                r.trafficClass(),
                "");
    }

    /** Refused because there was too much traffic. */
    static Line.Request shed(Line.Request r, String retryAfter) {
        return new Line.Request(
                r.id(),
                r.op(),
                r.idempotent(),
                r.cell(),
                r.attempted(),
                r.intended(),
                r.sent(),
                r.intended() + 1_000,
                429,
                Result.SHED,
                "",
                "status 429",
                r.trafficClass(),
                retryAfter);
    }

    static Line.Request as(TrafficClass trafficClass, Line.Request r) {
        return new Line.Request(
                r.id(),
                r.op(),
                r.idempotent(),
                r.cell(),
                r.attempted(),
                r.intended(),
                r.sent(),
                r.answered(),
                r.status(),
                r.result(),
                r.servedBy(),
                r.error(),
                trafficClass,
                r.retryAfter());
    }

    /** Adds to the detail of a mark. */
    SampleRecord detail(String mark, String key, Object value) {
        lines.replaceAll(l -> l instanceof Line.Mark m && m.name().equals(mark)
                ? new Line.Mark(m.at(), mark, with(m.detail(), key, value))
                : l);
        return this;
    }

    private static Map<String, Object> with(Map<String, Object> detail, String key, Object value) {
        var more = new TreeMap<>(detail);
        more.put(key, value);
        return more;
    }

    Report judge(Path folder) {
        return Judge.judge(file(folder));
    }

    Path file(Path folder) {
        Path file = folder.resolve("record-" + files++ + ".jsonl");
        try (RecordWriter out = RecordWriter.create(file)) {
            lines.forEach(out::write);
            if (footer) {
                out.finish();
            }
        }
        return file;
    }
}
