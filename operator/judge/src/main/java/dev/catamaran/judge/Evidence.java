package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.record.RecordReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lines of one record, by type. */
final class Evidence {
    private static final Line.Header NO_HEADER =
            new Line.Header(Line.FORMAT, 0, 0, 0, new Line.Graph(0, 0), new TreeMap<>(), new TreeMap<>());

    private Line.@Nullable Header header;
    private Line.@Nullable Footer footer;
    private boolean cut;
    final List<Line.Load> loads = new ArrayList<>();
    final List<Line.Request> requests = new ArrayList<>();
    final List<Line.Write> writes = new ArrayList<>();
    final List<Line.Mark> marks = new ArrayList<>();
    final List<Line.Usage> usages = new ArrayList<>();
    final List<Line.Counters> counters = new ArrayList<>();
    final List<Line.Spread> spreads = new ArrayList<>();
    final List<Line.StoreRow> before = new ArrayList<>();
    /** Rows read back after the traffic, by cell; only of cells whose rows are all there. */
    final Map<String, List<Line.StoreRow>> stores = new TreeMap<>();

    private final Map<String, Long> ends = new HashMap<>();

    private Evidence() {}

    static Evidence read(Path record) {
        var evidence = new Evidence();
        evidence.cut = !RecordReader.read(record, evidence::add);
        evidence.stores.entrySet().removeIf(cell -> {
            Long rows = evidence.ends.get(cell.getKey());
            return rows == null || rows != cell.getValue().size();
        });
        return evidence;
    }

    private void add(Line line) {
        switch (line) {
            case Line.Header h -> {
                if (h.format() < 1 || h.format() > Line.FORMAT) {
                    throw new IllegalArgumentException(
                            "the record has format " + h.format() + ", this judge reads 1 to " + Line.FORMAT
                                    + ": use the judge of the version that wrote it");
                }
                header = h;
            }
            case Line.Load l -> loads.add(l);
            case Line.Request r -> requests.add(r);
            case Line.Write w -> writes.add(w);
            case Line.Mark m -> marks.add(m);
            case Line.Usage u -> usages.add(u);
            case Line.Counters c -> counters.add(c);
            case Line.Spread s -> spreads.add(s);
            case Line.Footer f -> footer = f;
            case Line.StoreRow s when s.before() -> before.add(s);
            case Line.StoreRow s ->
                stores.computeIfAbsent(s.cell(), _ -> new ArrayList<>()).add(s);
            case Line.StoreEnd s when s.before() -> {}
            case Line.StoreEnd s -> {
                stores.computeIfAbsent(s.cell(), _ -> new ArrayList<>());
                ends.put(s.cell(), s.rows());
            }
        }
    }

    Line.Header header() {
        return header == null ? NO_HEADER : header;
    }

    /** Whether every line that was written is there. */
    boolean complete() {
        return !cut
                && header != null
                && footer != null
                && footer.requests() == requests.size()
                && footer.writes() == writes.size();
    }

    /** The first mark of that name. */
    Optional<Line.Mark> mark(String name) {
        return marks.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** A text of a mark's detail; empty when there is none. */
    String detail(String mark, String key) {
        return mark(mark).map(m -> m.detail().get(key)).map(Object::toString).orElse("");
    }

    /** Microseconds at which the fault was applied. */
    Optional<Long> fault() {
        return mark(MarkName.FAULT_APPLIED)
                .map(m -> m.detail().get("appliedAtMs") instanceof Number ms ? ms.longValue() * 1_000 : m.at());
    }

    @SuppressWarnings("unchecked")
    Expectations expectations() {
        return mark(MarkName.DRILL)
                .map(m -> m.detail().get("limits"))
                .map(limits -> limits instanceof Map<?, ?> map
                        ? Expectations.of((Map<String, Object>) map)
                        : Expectations.DEFAULT)
                .orElse(Expectations.DEFAULT);
    }
}
