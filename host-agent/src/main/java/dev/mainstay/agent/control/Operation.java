package dev.mainstay.agent.control;

import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.JsonException;
import java.util.Map;
import java.util.Set;

/**
 * What the agent asks of the services, with the answers that docs/agent-protocol.md has for each. Whatever else comes back was
 * said by something on the way: a proxy, a portal, another service.
 */
public enum Operation {
    ENROLMENT(Service.SCANNER),
    SCAN_REQUEST(Service.SCANNER),
    SCAN(Service.SCANNER),
    LEASE(Service.PATCH),
    PROGRESS(Service.PATCH),
    RESULT(Service.PATCH);

    /** Who answers. */
    enum Service {
        SCANNER,
        PATCH
    }

    private final Service service;

    Operation(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }

    /** Whether a request that went well is answered with this status. */
    boolean good(int status) {
        return switch (this) {
            case ENROLMENT -> status == 201;
            case SCAN -> status == 202;
            case SCAN_REQUEST, LEASE -> status == 200 || status == 204;
            case PROGRESS, RESULT -> status == 200;
        };
    }

    /**
     * Reads what the body of a good answer has to hold. Fields beyond it are let pass: services are brought up to date first.
     *
     * @throws JsonException when it does not
     */
    void expect(Fields answer) {
        switch (this) {
            case ENROLMENT -> answer.uuid("hostId");
            case SCAN_REQUEST -> answer.uuid("requestId");
            case SCAN -> {
                answer.uuid("scanId");
                answer.flag("seenAgain");
            }
            case LEASE -> {
                answer.uuid("jobId");
                answer.number("fence");
            }
            case PROGRESS -> {
                answer.instant("leaseExpiresAt");
                answer.flag("cancelRequested");
            }
            case RESULT -> {
                if (!Codes.AFTER_A_RESULT.contains(answer.text("status"))) {
                    throw new JsonException("status is none that a result brings a job to");
                }
            }
        }
    }

    /** Whether the protocol has this code, with this status, as a refusal that the same request gets again. */
    boolean refuses(String code, int status) {
        Map<String, Integer> own = switch (this) {
            case ENROLMENT -> Codes.OF_AN_ENROLMENT;
            case SCAN -> Codes.OF_A_SCAN;
            case PROGRESS, RESULT -> Codes.OF_A_JOB;
            case SCAN_REQUEST, LEASE -> Map.of();
        };
        Integer expected = own.getOrDefault(code, Codes.OF_A_BODY.get(code));
        return expected != null && expected == status;
    }

    private static final class Codes {
        static final Map<String, Integer> OF_AN_ENROLMENT = Map.of(
                "enrolment-token-unknown", 403,
                "enrolment-token-expired", 403,
                "enrolment-token-used", 409,
                "enrolment-fqdn-mismatch", 409);

        static final Map<String, Integer> OF_A_SCAN = Map.of(
                "scan-id-taken", 409,
                "scan-in-the-future", 422,
                "scan-too-large", 413,
                "broken-gzip", 400,
                "unsupported-encoding", 415);

        static final Map<String, Integer> OF_A_JOB =
                Map.of("stale-fence", 409, "unknown-job", 404, "job-terminal", 409, "job-status", 409);

        /** Of any body. */
        static final Map<String, Integer> OF_A_BODY = Map.of(
                "malformed-json", 400,
                "json-limits", 400,
                "invalid-request", 400,
                "body-too-large", 413,
                "unsupported-media-type", 415);

        /** As ResultView of patch-service has them. */
        static final Set<String> AFTER_A_RESULT = Set.of("VERIFYING", "FAILED", "CANCELLED");
    }
}
