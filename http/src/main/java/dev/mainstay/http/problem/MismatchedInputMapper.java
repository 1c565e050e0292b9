package dev.mainstay.http.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * JSON that could not be read other than as a request's body (those become problems where they are read) is our own fault.
 * Quarkus brings a mapper for this very exception that blames the caller.
 */
@Provider
class MismatchedInputMapper implements ExceptionMapper<MismatchedInputException> {

    private final ProblemResponses responses;

    MismatchedInputMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(MismatchedInputException bug) {
        return responses.ofUnexpected(bug);
    }
}
