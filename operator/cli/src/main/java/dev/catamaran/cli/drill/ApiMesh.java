package dev.catamaran.cli.drill;

import dev.catamaran.cli.controller.Api;
import dev.catamaran.core.drill.Cells;
import dev.catamaran.core.drill.DrillException;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.core.drill.Faults;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.drill.DrillPlan;
import dev.catamaran.local.control.ControllerStatus.CellLine;
import java.util.Optional;

/** The mesh as the drill engine's ports, over the controller's API. A controller that died meanwhile is started again when it is needed. */
final class ApiMesh implements Cells, Faults {
    private final Api api;
    private final DrillPlan plan;
    private final Runnable healController;

    /**
     * A mesh that is up.
     *
     * @param healController returns when a controller answers again
     */
    ApiMesh(Api api, DrillPlan plan, Runnable healController) {
        this.api = api;
        this.plan = plan;
        this.healController = healController;
    }

    @Override
    public Admission admission(Fault fault) {
        var answer = api.admission(fault.cell().value(), plan.demand());
        return plan.inItsOwnRequests(Api.JSON.convertValue(answer, Admission.class));
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
            case Fault.PodsDeleted _, Fault.External _ ->
                throw new DrillException(fault.kind() + " is a fault of Kubernetes");
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
