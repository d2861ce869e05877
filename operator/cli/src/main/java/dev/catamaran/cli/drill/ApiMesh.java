package dev.catamaran.cli.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.controller.Api;
import dev.catamaran.core.drill.Cells;
import dev.catamaran.core.drill.DrillException;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.core.drill.Faults;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.judge.Check;
import dev.catamaran.local.control.ControllerStatus.CellLine;
import java.util.Optional;

/** The mesh as the drill engine's ports, over the controller's API. A controller that died meanwhile is started again when it is needed. */
final class ApiMesh implements Cells, Faults {
    private final Api api;
    private final double rate;
    private final double requestCost;
    private final Runnable healController;

    /**
     * A mesh that is up.
     *
     * @param rate of the drill, requests per second at the edge; a surge or steps go above it on purpose, and are not asked about
     * @param requestCost what one of them counts for in the declared capacities
     * @param healController returns when a controller answers again
     */
    ApiMesh(Api api, double rate, double requestCost, Runnable healController) {
        this.api = api;
        this.rate = rate;
        this.requestCost = requestCost;
        this.healController = healController;
    }

    @Override
    public Admission admission(Fault fault) {
        return inItsOwnRequests(api.admission(fault.cell().value(), rate * requestCost), rate, requestCost);
    }

    /** The guard speaks of requests as capacities are declared for; a drill whose requests cost something else is told what that makes of its own. */
    static Admission inItsOwnRequests(JsonNode answer, double rate, double requestCost) {
        String arithmetic = answer.path("arithmetic").asText();
        double saturation = answer.path("saturation").asDouble() / requestCost;
        String saturationArithmetic = answer.path("saturationArithmetic").asText();
        if (requestCost != 1) {
            String each = Check.number(requestCost);
            arithmetic = "%s req/s that cost %s each are a demand of %s; %s"
                    .formatted(Check.number(rate), each, Check.number(rate * requestCost), arithmetic);
            saturationArithmetic =
                    "%s; at a cost of %s each %s req/s".formatted(saturationArithmetic, each, Check.number(saturation));
        }
        return new Admission(answer.path("admitted").asBoolean(), arithmetic, saturation, saturationArithmetic);
    }

    @Override
    public CellState state(CellName cell) {
        return cell(cell).map(c -> CellState.valueOf(c.state())).orElse(CellState.OUT);
    }

    @Override
    public boolean ready(CellName cell) {
        return cell(cell).map(CellLine::ready).orElse(false);
    }

    private Optional<CellLine> cell(CellName name) {
        try {
            return api.status().cells().stream()
                    .filter(c -> c.name().equals(name.value()))
                    .findFirst();
        } catch (Api.ApiException e) {
            healController.run();
            return Optional.empty();
        }
    }

    @Override
    public long apply(Fault fault) {
        return switch (fault) {
            case Fault.CellOutage outage ->
                api.applyFault(outage.id(), outage.kind(), outage.cell().value(), outage.withholdDisk())
                        .path("appliedAtMs")
                        .asLong();
        };
    }

    @Override
    public void recover(Fault fault) {
        try {
            api.recoverFault(fault.id());
        } catch (Api.ApiException unreachable) {
            healController.run();
            try {
                api.recoverFault(fault.id());
            } catch (Api.ApiException e) {
                throw new DrillException(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
