package dev.catamaran.app.api;

import dev.catamaran.app.Controller;
import dev.catamaran.app.ControllerConfig;
import dev.catamaran.app.metrics.CounterSources;
import dev.catamaran.core.drill.Cells;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.local.Versions;
import dev.catamaran.local.control.ControllerStatus;
import dev.catamaran.local.counters.CellCounters;
import dev.catamaran.local.usage.Usage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.SortedMap;

/** What is asked about the mesh. */
@Path("/v1")
public class StatusResource {
    private final Controller controller;
    private final ControllerConfig config;
    private final StatusView view;

    public StatusResource(Controller controller, ControllerConfig config) {
        this.controller = controller;
        this.config = config;
        this.view = new StatusView(config);
    }

    @GET
    @Path("status")
    public ControllerStatus status() {
        return view.of(
                controller.loop().status(),
                controller.controlPlane().status(),
                controller.observation().page());
    }

    /** The resources that are wanted now. */
    @GET
    @Path("resources")
    public ResourceList resources() {
        return ResourceList.of(controller.loop().status(), status().cells());
    }

    @GET
    @Path("usage")
    public Usage usage() {
        return controller.runtime().usage();
    }

    /** What every cell's replicas have counted; asked for once a second while a drill runs. */
    @GET
    @Path("counters")
    public List<CellCounters> counters() {
        return controller.counters().sample(CounterSources.of(controller.loop().status()));
    }

    /** Of what runs here, by name. */
    @GET
    @Path("versions")
    public SortedMap<String, String> versions() {
        return Versions.of(config.home(), config.envoy(), config.java());
    }

    /** Could the other cells carry that many requests per second at the edge without this one? */
    @GET
    @Path("admission")
    public Cells.Admission admission(@QueryParam("cell") String cell, @QueryParam("rate") double rate) {
        var status = controller.loop().status();
        var name = new CellName(cell);
        if (status.model().flatMap(m -> m.cell(name)).isEmpty()) {
            throw new ApiProblem(Response.Status.NOT_FOUND, "there is no cell " + cell);
        }
        return Cells.Admission.of(status.guard().orElseThrow(), name, new RequestRate(rate));
    }
}
