package dev.mainstay.service.people;

import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** What is wrong with a token that was not accepted, as far as whoever sent it can mend it. */
final class TokenFault {
    private static final String OTHER =
            "It is no token that the identity provider signed for this service, with a key that it still has.";

    private static final Map<Integer, String> TEXTS = Map.of(
            ErrorCodes.EXPIRED, "It has expired. Fetch another one.",
            ErrorCodes.NOT_YET_VALID,
                    "It is not valid yet. Compare the clocks of this service and the identity provider.",
            ErrorCodes.AUDIENCE_INVALID, "It is meant for another service: its aud is not this one's.",
            ErrorCodes.AUDIENCE_MISSING, "It does not say for which service it is meant: it has no aud.",
            ErrorCodes.ISSUER_INVALID, "Another identity provider issued it: its iss is not this service's.",
            ErrorCodes.ISSUER_MISSING, "It does not say who issued it: it has no iss.",
            ErrorCodes.EXPIRATION_MISSING, "It does not say when it expires: it has no exp.");

    private TokenFault() {}

    /** The detail of a problem. Nothing of the token is in it. */
    static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(InvalidJwtException.class::isInstance)
                .map(InvalidJwtException.class::cast)
                .flatMap(invalid -> invalid.getErrorDetails().stream())
                .map(error -> TEXTS.get(error.getErrorCode()))
                .filter(text -> text != null)
                .findFirst()
                .orElse(OTHER);
    }
}
