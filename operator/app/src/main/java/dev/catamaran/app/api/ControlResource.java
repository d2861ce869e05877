package dev.catamaran.app.api;

import dev.catamaran.app.Controller;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What is ordered: rotations, and the end. */
@Path("/v1")
@Blocking
public class ControlResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Controller controller;

    public ControlResource(Controller controller) {
        this.controller = controller;
    }

    /** As JSON. */
    public record Rotation(String what) {}

    /** Returns when every connected sidecar has taken the new certificates. */
    @POST
    @Path("rotate")
    public void rotate(Rotation rotation) throws InterruptedException {
        try {
            switch (rotation.what()) {
                case "leaf" -> controller.controlPlane().rotateLeaves(PATIENCE);
                case "trust" -> controller.controlPlane().rotateTrust(PATIENCE);
                default ->
                    throw new ApiProblem(Response.Status.BAD_REQUEST, "what is leaf or trust, not " + rotation.what());
            }
        } catch (TimeoutException e) {
            throw new ApiProblem(
                    Response.Status.GATEWAY_TIMEOUT,
                    "not every sidecar has taken the new certificates, nothing was dropped; call again: "
                            + e.getMessage());
        }
    }

    /** Answers, then ends everything in order and exits. */
    @POST
    @Path("stop")
    public void stop(RoutingContext call) {
        controller.endEverything();
        call.addEndHandler(answered -> Quarkus.asyncExit());
    }
}
