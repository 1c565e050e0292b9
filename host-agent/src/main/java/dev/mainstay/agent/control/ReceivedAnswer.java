package dev.mainstay.agent.control;

import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came over HTTP, before anybody believes it. Only one with the status, the media type and the shape that
 * docs/agent-protocol.md has for the operation is the service's; all others are taken as nobody's, whatever they say.
 *
 * @param mediaType the header Content-Type; null when there is none
 * @param orderSignature the header {@value Reply#ORDER_SIGNATURE}; null when there is none
 * @param retryAfter how long to wait before the next request; null when nothing is said of it
 */
record ReceivedAnswer(
        int status,
        @Nullable String mediaType,
        String body,
        @Nullable String orderSignature,
        @Nullable Duration retryAfter) {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String TYPE = "urn:mainstay:problem:";

    /**
     * Said by the services and nothing against what was sent: a person decides which machine the host is, the body was changed
     * on its way, or the address is the wrong one.
     */
    private static final Set<String> PASSING = Set.of(
            "identity-conflict", "digest-mismatch", "not-found", "method-not-allowed", "not-acceptable", "http-error");

    private static final Set<Integer> PASSING_STATUSES = Set.of(401, 403, 404, 405, 408, 421, 425, 429, 502, 503, 504);

    /** What it means for the operation. */
    Reply to(Operation operation) {
        if (operation.good(status)) {
            return good(operation);
        }
        Optional<Problem> told = status >= 400 ? problem() : Optional.empty();
        if (told.isEmpty()) {
            return new Reply.Away("HTTP " + status + ", not by the service: " + beginning(), retryAfter);
        }
        Problem problem = told.get();
        if (operation.refuses(problem.code(), status)) {
            return new Reply.Refused(status, problem.code(), problem.detail());
        }
        if (PASSING_STATUSES.contains(status) || PASSING.contains(problem.code())) {
            return new Reply.Away("HTTP " + status + ' ' + problem.code() + ' ' + problem.detail(), retryAfter);
        }
        return new Reply.Unwell(status, problem.code(), problem.detail());
    }

    private Reply good(Operation operation) {
        if (status == 204) {
            return new Reply.Ok(status, body, "");
        }
        try {
            if (!is(JSON)) {
                throw new JsonException("Content-Type " + mediaType);
            }
            operation.expect(Json.object(body));
            return new Reply.Ok(status, body, orderSignature == null ? "" : orderSignature);
        } catch (JsonException e) {
            return new Reply.Away(
                    "HTTP " + status + ", not by the service: " + e.getMessage() + ": " + beginning(), retryAfter);
        }
    }

    private record Problem(String code, String detail) {}

    /** The problem in the body, if it is one of the services'. */
    private Optional<Problem> problem() {
        if (!is(PROBLEM)) {
            return Optional.empty();
        }
        try {
            Fields problem = Json.object(body);
            String code = problem.text("code");
            if (problem.number("status") != status || !problem.text("type").equals(TYPE + code)) {
                return Optional.empty();
            }
            String detail = problem.textIfAny("detail");
            String serverTime = problem.textIfAny("serverTime");
            return Optional.of(new Problem(
                    code,
                    (serverTime == null ? "" : "the service's clock says " + serverTime + ". ")
                            + (detail == null ? "" : detail)));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private boolean is(String expected) {
        return mediaType != null
                && mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(expected);
    }

    private String beginning() {
        return body.substring(0, Math.min(body.length(), 200));
    }
}
