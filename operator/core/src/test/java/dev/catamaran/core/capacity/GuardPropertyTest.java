package dev.catamaran.core.capacity;

import static dev.catamaran.core.capacity.Meshes.RELATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Random meshes against a second formula that walks every path. */
class GuardPropertyTest {
    private static final int ROUNDS = 500;
    private static final Pattern FIRST = Pattern.compile("^(\\S+): losing .*; needs (\\d+) more replica");
    private static final Pattern OTHER = Pattern.compile(", and (\\S+) (\\d+) more");

    @Test
    void nothingIsAdmittedThatCannotBeCarriedAndNothingRefusedThatCan() {
        Random random = new Random(5);
        int admitted = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            MeshModel model = Meshes.random(random);
            ReadyReplicas ready = ready(model, random);
            RequestRate rate = new RequestRate(random.nextInt(3000));
            for (Verdict verdict : new Guard(model, ready).verdicts(rate)) {
                assertThat(verdict.admitted())
                        .as("%s of %s", verdict, model)
                        .isEqualTo(carried(model, ready, verdict.lost(), rate));
                if (verdict.admitted()) {
                    admitted++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(admitted).isGreaterThan(100);
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void whatIsNeededIsEnoughAndOneLessIsNot() {
        Random random = new Random(6);
        int seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            MeshModel model = Meshes.random(random);
            ReadyReplicas ready = ready(model, random);
            RequestRate rate = new RequestRate(random.nextInt(3000));
            for (Verdict verdict : new Guard(model, ready).verdicts(rate)) {
                Map<WorkloadName, Integer> needs = needs(verdict.arithmetic());
                if (verdict.admitted() || needs.isEmpty()) {
                    continue;
                }
                seen++;
                CellName survivor = model.cells().stream()
                        .map(Cell::name)
                        .filter(c -> !c.equals(verdict.lost()))
                        .findFirst()
                        .orElseThrow();
                assertThat(new Guard(model, more(ready, needs, survivor)).verdict(verdict.lost(), rate))
                        .as("%s of %s", verdict, model)
                        .isInstanceOf(Verdict.Admit.class);
                needs.keySet().forEach(spared -> {
                    var less = new HashMap<>(needs);
                    less.merge(spared, -1, Integer::sum);
                    assertThat(new Guard(model, more(ready, less, survivor)).verdict(verdict.lost(), rate))
                            .isInstanceOf(Verdict.Refuse.class);
                });
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void whatACellCarriesAloneIsTheBoundary() {
        Random random = new Random(7);
        int carrying = 0;
        for (int round = 0; round < ROUNDS; round++) {
            MeshModel model = Meshes.random(random);
            ReadyReplicas ready = ready(model, random);
            for (Cell cell : model.cells()) {
                RequestRate most = new Guard(model, ready).carriesAlone(cell.name());
                CellName gone = new CellName("gone");
                MeshModel alone =
                        model.with(List.of(cell, new Cell(gone, 1, cell.state(), cell.weight(), cell.cpus())));
                Guard guard = new Guard(alone, ready);
                if (most.perSecond() > 0) {
                    carrying++;
                    assertThat(guard.verdict(gone, most).admitted()).isTrue();
                }
                assertThat(guard.verdict(gone, new RequestRate(most.perSecond() * 1.000001 + 1e-6))
                                .admitted())
                        .isFalse();
            }
        }
        assertThat(carrying).isGreaterThan(100);
    }

    /** About one count in eight is zero. */
    private static ReadyReplicas ready(MeshModel model, Random random) {
        Map<String, Integer> counts = new HashMap<>();
        for (Cell cell : model.cells()) {
            model.services().forEach(s -> counts.put(s.name() + "/" + cell.name(), random.nextInt(8)));
            model.gateways().forEach(g -> counts.put(g.name() + "/" + cell.name(), random.nextInt(8)));
            counts.put(RELATIONS + "/" + cell.name(), random.nextInt(8));
        }
        return (workload, cell) -> counts.getOrDefault(workload + "/" + cell, 0);
    }

    private static ReadyReplicas more(ReadyReplicas ready, Map<WorkloadName, Integer> more, CellName where) {
        return (workload, cell) ->
                ready.count(workload, cell) + (cell.equals(where) ? more.getOrDefault(workload, 0) : 0);
    }

    private static Map<WorkloadName, Integer> needs(String arithmetic) {
        Map<WorkloadName, Integer> needs = new HashMap<>();
        for (Pattern pattern : List.of(FIRST, OTHER)) {
            Matcher matcher = pattern.matcher(arithmetic);
            while (matcher.find()) {
                needs.put(new WorkloadName(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
        }
        return needs;
    }

    /** Every path is walked on its own, and demand compared with capacity; nothing is shared with the guard. */
    private static boolean carried(MeshModel model, ReadyReplicas ready, CellName lost, RequestRate rate) {
        boolean judged = false;
        for (Service service : model.services()) {
            double demand = 0;
            for (AccessGateway gateway : model.gateways()) {
                demand = Math.max(demand, rate.perSecond() * paths(model, gateway.backend(), service.name()));
            }
            boolean asked = model.gateways().stream().anyMatch(g -> paths(model, g.backend(), service.name()) > 0);
            boolean declared = service.capacityPerReplica().perSecond() > 0;
            double supply = others(model, ready, lost, service.name())
                    * service.capacityPerReplica().perSecond()
                    * model.failover().allowedUtilization();
            judged |= asked && declared;
            if (asked && declared && demand > supply * (1 + 1e-8)) {
                return false;
            }
            if (asked && !declared && others(model, ready, lost, service.name()) == 0) {
                return false;
            }
            if (asked && !service.stores().isEmpty() && others(model, ready, lost, RELATIONS) == 0) {
                return false;
            }
        }
        return judged && model.gateways().stream().noneMatch(g -> others(model, ready, lost, g.name()) == 0);
    }

    private static double paths(MeshModel model, Call call, WorkloadName to) {
        double found = call.to().equals(to) ? call.perRequest() : 0;
        for (Call next : model.service(call.to()).orElseThrow().calls()) {
            found += call.perRequest() * paths(model, next, to);
        }
        return found;
    }

    private static int others(MeshModel model, ReadyReplicas ready, CellName lost, WorkloadName workload) {
        return model.cells().stream()
                .filter(c -> !c.name().equals(lost))
                .mapToInt(c -> ready.count(workload, c.name()))
                .sum();
    }
}
