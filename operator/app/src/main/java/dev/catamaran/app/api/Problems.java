package dev.catamaran.app.api;

import dev.catamaran.local.LocalException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Exceptions to problems. */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response known(ApiProblem problem) {
        return problem.response();
    }

    @ServerExceptionMapper
    Response badInput(IllegalArgumentException problem) {
        return ApiProblem.response(Response.Status.BAD_REQUEST, String.valueOf(problem.getMessage()));
    }

    @ServerExceptionMapper
    Response machine(LocalException problem) {
        LOG.errorf(problem, "event=call-failed");
        return ApiProblem.response(Response.Status.INTERNAL_SERVER_ERROR, String.valueOf(problem.getMessage()));
    }
}
