package dev.catamaran.core.capacity;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The 50 % rule: whichever cell is lost, the ready replicas of the others carry the whole demand, using no more of their capacity than the
 * mesh allows. A workload that requests pass through and that has no ready replica carries nothing.
 */
public final class Guard {
    private static final Comparator<Margin> TIGHTEST =
            Comparator.comparingDouble(Margin::limit).thenComparing(Margin::service);
    private static final String NOTHING_TO_JUDGE_BY =
            "nothing to judge by: no service behind an AccessGateway has a capacityPerReplica; declare it";

    private final MeshModel model;
    private final ReadyReplicas ready;
    private final Demand demand;
    private final List<Service> judged;
    private final NavigableSet<WorkloadName> needed = new TreeSet<>();

    public Guard(MeshModel model, ReadyReplicas ready) {
        this.model = model;
        this.ready = ready;
        this.demand = new Demand(model);
        List<Service> asked = model.services().stream()
                .filter(s -> demand.perEdgeRequest(s.name()) > 0)
                .toList();
        this.judged = asked.stream()
                .filter(s -> s.capacityPerReplica().perSecond() > 0)
                .toList();
        model.gateways().stream().map(AccessGateway::name).forEach(needed::add);
        for (Service service : asked) {
            needed.add(service.name());
            needed.addAll(service.caches());
            needed.addAll(service.stores());
            needed.addAll(service.buses());
        }
        judged.forEach(s -> needed.remove(s.name())); // their replicas are counted
    }

    /** One verdict for each cell, by name. */
    public List<Verdict> verdicts(RequestRate atEdge) {
        return model.cells().stream().map(cell -> verdict(cell.name(), atEdge)).toList();
    }

    /**
     * Whether that cell may be lost.
     *
     * @param lost one of the mesh's cells
     * @param atEdge all requests that come in, in whatever cell
     */
    public Verdict verdict(CellName lost, RequestRate atEdge) {
        List<CellName> survivors = survivors(lost);
        if (judged.isEmpty()) {
            return verdict(lost, false, "losing " + lost + " leaves " + NOTHING_TO_JUDGE_BY);
        }
        SortedMap<WorkloadName, Long> needs = new TreeMap<>();
        List<WorkloadName> missing = missing(survivors);
        missing.forEach(workload -> needs.put(workload, 1L));
        List<Margin> margins = margins(survivors);
        margins.stream().filter(m -> !m.carries(atEdge)).forEach(m -> needs.put(m.service(), m.needs(atEdge)));
        Margin tightest = margins.getFirst();
        String arithmetic = missing.isEmpty()
                ? tightest.arithmetic(lost, atEdge) + outcome(tightest.service(), needs, survivors)
                : missing.getFirst() + ": losing " + lost + " leaves no ready replica"
                        + outcome(missing.getFirst(), needs, survivors);
        return verdict(lost, needs.isEmpty(), arithmetic);
    }

    /** The largest rate at the edge that the cell's ready replicas carry without any other cell; 0 when something is missing in it. */
    public RequestRate carriesAlone(CellName cell) {
        List<CellName> alone = List.of(cell);
        return judged.isEmpty() || !missing(alone).isEmpty()
                ? RequestRate.ZERO
                : new RequestRate(margins(alone).getFirst().limit());
    }

    /**
     * The rate at the edge at which the cells that are left without that one saturate: the smallest of (ready replicas × capacity of one) / (requests
     * to the service for one at the edge), over all services with a declared capacity. The room that the 50 % rule keeps free is used up there.
     *
     * @param lost one of the mesh's cells
     */
    public Saturation saturation(CellName lost) {
        List<CellName> survivors = survivors(lost);
        if (judged.isEmpty()) {
            return Saturation.unknown(NOTHING_TO_JUDGE_BY);
        }
        List<WorkloadName> missing = missing(survivors);
        return missing.isEmpty()
                ? Saturation.of(margins(survivors).getFirst())
                : Saturation.unknown(missing.getFirst() + ": losing " + lost + " leaves no ready replica");
    }

    private List<CellName> survivors(CellName lost) {
        if (model.cell(lost).isEmpty()) {
            throw new IllegalArgumentException("there is no cell '" + lost + "' in the mesh " + model.name());
        }
        return model.cells().stream()
                .map(Cell::name)
                .filter(cell -> !cell.equals(lost))
                .toList();
    }

    private Verdict verdict(CellName lost, boolean fits, String arithmetic) {
        if (fits) {
            return new Verdict.Admit(lost, arithmetic);
        }
        return model.failover().enforce() ? new Verdict.Refuse(lost, arithmetic) : new Verdict.Warn(lost, arithmetic);
    }

    private List<WorkloadName> missing(List<CellName> cells) {
        return needed.stream().filter(w -> count(w, cells) == 0).toList();
    }

    /** At least one; the tightest first. */
    private List<Margin> margins(List<CellName> cells) {
        return judged.stream()
                .map(s -> new Margin(
                        s.name(),
                        count(s.name(), cells),
                        s.capacityPerReplica(),
                        model.failover().allowedUtilization(),
                        demand.perEdgeRequest(s.name())))
                .sorted(TIGHTEST)
                .toList();
    }

    private long count(WorkloadName workload, List<CellName> cells) {
        return cells.stream().mapToLong(cell -> ready.count(workload, cell)).sum();
    }

    /** What has to be added, all of it: the first one named is the tightest, or the one that is missing. */
    private static String outcome(WorkloadName first, SortedMap<WorkloadName, Long> needs, List<CellName> survivors) {
        if (needs.isEmpty()) {
            return ", enough";
        }
        long most = needs.getOrDefault(first, 0L);
        String where = survivors.stream().map(CellName::value).collect(Collectors.joining(" or "));
        String others = needs.entrySet().stream()
                .filter(need -> !need.getKey().equals(first))
                .map(need -> ", and " + need.getKey() + " " + need.getValue() + " more")
                .collect(Collectors.joining());
        return "; needs %d more replica%s in %s%s".formatted(most, most == 1 ? "" : "s", where, others);
    }
}
