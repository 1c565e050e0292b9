package dev.mainstay.http.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
class UnexpectedMapper implements ExceptionMapper<Throwable> {

    private final ProblemResponses responses;

    UnexpectedMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(Throwable bug) {
        return responses.ofUnexpected(bug);
    }
}
