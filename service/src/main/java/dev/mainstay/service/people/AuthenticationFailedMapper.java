package dev.mainstay.service.people;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.problem.ProblemResponses;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Mapper of a token that was not accepted, whatever the request's address is. */
@Provider
class AuthenticationFailedMapper implements ExceptionMapper<AuthenticationFailedException> {
    private final ProblemResponses responses;

    AuthenticationFailedMapper(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public Response toResponse(AuthenticationFailedException refused) {
        ProblemException problem = PeopleProblems.refused(TokenFault.of(refused));
        return responses.of(problem);
    }
}
