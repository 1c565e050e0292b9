package dev.mainstay.http.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {

    private final ProblemResponses responses;

    WebApplicationMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(WebApplicationException refusal) {
        return responses.of(refusal);
    }
}
