package dev.catamaran.app.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A call that cannot be answered, as {@code application/problem+json} (RFC 9457). */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Response.Status status;

    ApiProblem(Response.Status status, String detail) {
        super(detail);
        this.status = status;
    }

    /** As JSON. */
    record Body(String title, int status, String detail) {}

    Response response() {
        return response(status, String.valueOf(getMessage()));
    }

    static Response response(Response.Status status, String detail) {
        return Response.status(status)
                .type(MediaType.valueOf("application/problem+json"))
                .entity(new Body(status.getReasonPhrase(), status.getStatusCode(), detail))
                .build();
    }
}
