package dev.catamaran.app.api;

import dev.catamaran.app.Controller;
import dev.catamaran.metrics.DrillResult;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What drills tell at their end, so that Prometheus can be told: whoever runs one is gone by the next scrape. */
@Path("/v1/drills")
@Blocking
public class DrillResource {
    private final Controller controller;

    public DrillResource(Controller controller) {
        this.controller = controller;
    }

    @POST
    public void ended(DrillResult result) {
        if (!DrillResult.OUTCOMES.contains(result.outcome())) {
            throw new ApiProblem(
                    Response.Status.BAD_REQUEST,
                    "there is no outcome " + result.outcome() + "; there is "
                            + String.join(", ", DrillResult.OUTCOMES));
        }
        controller.drillEnded(result);
    }
}
