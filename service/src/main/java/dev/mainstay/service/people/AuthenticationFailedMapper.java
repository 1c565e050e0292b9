package dev.mainstay.service.people;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.problem.ProblemResponses;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Mapper of a token that was not accepted, whatever the request's address is. */
@Provider
class AuthenticationFailedMapper implements ExceptionMapper<AuthenticationFailedException> {
    private final ProblemResponses responses;
    private final CurrentVertxRequest request;

    AuthenticationFailedMapper(ProblemResponses responses, CurrentVertxRequest request) {
        this.responses = responses;
        this.request = request;
    }

    @Override
    public Response toResponse(AuthenticationFailedException refused) {
        // Quarkus has asked for a token by then, without a word on the one that came.
        request.getCurrent().response().headers().remove(HttpHeaders.WWW_AUTHENTICATE);
        ProblemException problem = PeopleProblems.refused(TokenFault.of(refused));
        return responses.of(problem);
    }
}
