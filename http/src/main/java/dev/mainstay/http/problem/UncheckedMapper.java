package dev.mainstay.http.problem;

import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A check that could not be made to its end. */
@Provider
class UncheckedMapper implements ExceptionMapper<ValidationException> {

    private final ProblemResponses responses;

    UncheckedMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(ValidationException ended) {
        return responses.ofUnexpected(ended);
    }
}
