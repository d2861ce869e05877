package dev.catamaran.app.api;

import dev.catamaran.app.Controller;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.Workload;
import dev.catamaran.local.JobRefusedException;
import dev.catamaran.local.control.ControllerStatus;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of jobs: asked for, watched, ended. */
@Path("/v1/jobs")
@Blocking
public class JobResource {
    private final Controller controller;

    public JobResource(Controller controller) {
        this.controller = controller;
    }

    /**
     * As JSON.
     *
     * @param cell left out: the first active one, by name
     * @param arguments added to the job's command
     */
    public record Order(
            String job, @Nullable String cell, @Nullable List<String> arguments) {}

    /** Begins a run and answers at once. */
    @POST
    public ControllerStatus.JobLine run(Order order) {
        var status = controller.loop().status();
        var jobs = status.desired().plan().workloads().stream()
                .filter(w -> w.program() instanceof Program.Job)
                .map(Workload::name)
                .distinct()
                .toList();
        var name = new WorkloadName(order.job());
        if (!jobs.contains(name)) {
            throw new ApiProblem(
                    Response.Status.NOT_FOUND,
                    "there is no job " + name + (jobs.isEmpty() ? ", nor any other" : "; there is " + list(jobs)));
        }
        var model = status.model()
                .orElseThrow(() -> new ApiProblem(Response.Status.CONFLICT, "the resources make no mesh yet"));
        var cell = cell(model, order.cell());
        var arguments = order.arguments();
        try {
            return StatusView.job(controller.runtime().run(name, cell, arguments == null ? List.of() : arguments));
        } catch (JobRefusedException e) {
            throw new ApiProblem(Response.Status.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    @GET
    @Path("{id}")
    public ControllerStatus.JobLine job(String id) {
        return controller.runtime().jobs().stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .map(StatusView::job)
                .orElseThrow(() -> new ApiProblem(Response.Status.NOT_FOUND, "there is no run " + id));
    }

    /** Returns when nothing of it runs any more. Idempotent. */
    @DELETE
    @Path("{id}")
    public void end(String id) {
        controller.runtime().endJob(id);
    }

    private static CellName cell(MeshModel model, @Nullable String wanted) {
        if (wanted == null) {
            return model.cells().stream()
                    .filter(c -> c.state() == CellState.ACTIVE)
                    .map(Cell::name)
                    .findFirst()
                    .orElseThrow(() -> new ApiProblem(
                            Response.Status.CONFLICT, "no cell is active: see catamaran cells, and try again"));
        }
        var cell = model.cell(new CellName(wanted))
                .orElseThrow(() -> new ApiProblem(
                        Response.Status.NOT_FOUND,
                        "there is no cell " + wanted + "; there is "
                                + list(model.cells().stream().map(Cell::name).toList())));
        if (cell.state() != CellState.ACTIVE) {
            throw new ApiProblem(
                    Response.Status.CONFLICT, wanted + " is " + cell.state() + ": choose a cell that is active");
        }
        return cell.name();
    }

    private static String list(List<?> names) {
        return String.join(", ", names.stream().map(Object::toString).toList());
    }
}
