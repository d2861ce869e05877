package dev.catamaran.app.api;

import dev.catamaran.app.Controller;
import dev.catamaran.core.model.CellName;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Faults: what drills do to the mesh, and undo. */
@Path("/v1/faults")
@Blocking
public class FaultResource {
    private static final String CELL_OUTAGE = "CellOutage";

    private final Controller controller;

    public FaultResource(Controller controller) {
        this.controller = controller;
    }

    /** As JSON. */
    public record Order(String id, String kind, String cell, boolean withholdDisk) {}

    /** As JSON. */
    public record Applied(String id, long appliedAtMs) {}

    @POST
    public Applied apply(Order order) {
        if (!CELL_OUTAGE.equals(order.kind())) {
            throw new ApiProblem(
                    Response.Status.BAD_REQUEST, "there is no fault " + order.kind() + "; there is " + CELL_OUTAGE);
        }
        var cell = new CellName(order.cell());
        if (controller.loop().status().model().flatMap(m -> m.cell(cell)).isEmpty()) {
            throw new ApiProblem(Response.Status.NOT_FOUND, "there is no cell " + cell);
        }
        var fault = controller.runtime().loseCell(order.id(), cell, order.withholdDisk());
        controller.loop().wake();
        return new Applied(fault.id(), fault.appliedAtMs());
    }

    @DELETE
    @Path("{id}")
    public void recover(String id) {
        controller.runtime().returnCell(id);
        controller.loop().wake();
    }
}
