package dev.mainstay.http.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Beside {@link WebApplicationMapper}, because Quarkus brings a mapper for this very exception. */
@Provider
class NotFoundMapper implements ExceptionMapper<NotFoundException> {

    private final ProblemResponses responses;

    NotFoundMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(NotFoundException refusal) {
        return responses.of(refusal);
    }
}
