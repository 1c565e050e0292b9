package dev.mainstay.http.problem;

import dev.mainstay.http.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
class ProblemMapper implements ExceptionMapper<ProblemException> {

    private final ProblemResponses responses;

    ProblemMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(ProblemException problem) {
        return responses.of(problem);
    }
}
