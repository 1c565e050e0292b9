package dev.mainstay.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status with every media type and body for every operation: only the service's own answers count. */
class ReceivedAnswerTest {

    private static final String ID = UUID.randomUUID().toString();
    private static final Map<Operation, String> GOOD = new EnumMap<>(Map.of(
            Operation.ENROLMENT, "{\"hostId\":\"" + ID + "\"}",
            Operation.SCAN_REQUEST, "{\"requestId\":\"" + ID + "\",\"reason\":\"x\"}",
            Operation.SCAN, "{\"scanId\":\"" + ID + "\",\"seenAgain\":false}",
            Operation.LEASE, "{\"jobId\":\"" + ID + "\",\"fence\":1}",
            Operation.PROGRESS, "{\"leaseExpiresAt\":\"2026-11-29T12:00:00Z\",\"cancelRequested\":false}",
            Operation.RESULT, "{\"status\":\"VERIFYING\"}"));
    private static final Map<Operation, Integer> GOOD_STATUS = new EnumMap<>(Map.of(
            Operation.ENROLMENT, 201,
            Operation.SCAN_REQUEST, 200,
            Operation.SCAN, 202,
            Operation.LEASE, 200,
            Operation.PROGRESS, 200,
            Operation.RESULT, 200));
    private static final List<Integer> STATUSES = List.of(
            200, 201, 202, 203, 204, 206, 300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 407, 408, 409,
            410, 411, 413, 415, 421, 422, 425, 426, 429, 431, 451, 500, 501, 502, 503, 504, 511, 599);
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "<html><body>Please log in</body></html>",
            "{\"status\":\"OK\"}",
            "{\"status\":\"UP\"}",
            "{\"code\":\"stale-fence\"}",
            "{\"type\":\"about:blank\",\"title\":\"x\",\"status\":409,\"code\":\"stale-fence\"}",
            "{\"type\":\"urn:mainstay:problem:stale-fence\",\"title\":\"x\",\"status\":418,\"code\":\"stale-fence\"}",
            "{\"type\":\"urn:mainstay:problem:other\",\"title\":\"x\",\"status\":409,\"code\":\"stale-fence\"}");

    @ParameterizedTest
    @EnumSource(Operation.class)
    void nothingThatSomebodyElseSaysCounts(Operation operation) {
        List<String> believed = new ArrayList<>();
        for (int status : STATUSES) {
            for (String type : new String[] {
                null, "", "text/html", "text/plain", "application/json", "application/problem+json", "application/xml"
            }) {
                for (String body : BODIES) {
                    Reply reply = answered(status, type, body).to(operation);
                    boolean nothingToDo =
                            status == 204 && (operation == Operation.LEASE || operation == Operation.SCAN_REQUEST);
                    if (!(reply instanceof Reply.Away) && !nothingToDo) {
                        believed.add(status + " " + type + " " + body + ": " + reply);
                    }
                }
            }
        }
        assertThat(believed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aGoodAnswerCountsOnlyWithItsStatusAndItsMediaType(Operation operation) {
        String good = Objects.requireNonNull(GOOD.get(operation));
        int goodStatus = Objects.requireNonNull(GOOD_STATUS.get(operation));
        for (int status : STATUSES) {
            for (String type : List.of(
                    "application/json", "Application/JSON; charset=UTF-8", "text/html", "application/problem+json")) {
                boolean expected =
                        status == goodStatus && type.toLowerCase(Locale.ROOT).startsWith("application/json");
                if (status != 204) {
                    assertThat(answered(status, type, good).to(operation) instanceof Reply.Ok)
                            .as(status + " " + type)
                            .isEqualTo(expected);
                }
            }
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(Operation.ENROLMENT, 403, "enrolment-token-unknown"),
                Arguments.of(Operation.ENROLMENT, 409, "enrolment-token-used"),
                Arguments.of(Operation.SCAN, 409, "scan-id-taken"),
                Arguments.of(Operation.SCAN, 413, "scan-too-large"),
                Arguments.of(Operation.SCAN, 422, "scan-in-the-future"),
                Arguments.of(Operation.PROGRESS, 409, "stale-fence"),
                Arguments.of(Operation.RESULT, 409, "stale-fence"),
                Arguments.of(Operation.RESULT, 404, "unknown-job"),
                Arguments.of(Operation.RESULT, 409, "job-terminal"),
                Arguments.of(Operation.RESULT, 400, "invalid-request"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalCountsOnlyWithItsStatusMediaTypeAndOperation(Operation operation, int status, String code) {
        assertThat(answered(status, "application/problem+json", problem(status, code))
                        .to(operation))
                .isEqualTo(new Reply.Refused(status, code, "x"));
        for (String type : new String[] {null, "application/json", "text/html"}) {
            assertThat(answered(status, type, problem(status, code)).to(operation))
                    .isInstanceOf(Reply.Away.class);
        }
        for (int other : STATUSES) {
            if (other != status) {
                assertThat(answered(other, "application/problem+json", problem(other, code))
                                .to(operation))
                        .as("" + other)
                        .isNotInstanceOf(Reply.Refused.class);
            }
        }
        if (!code.equals("invalid-request")) {
            assertThat(answered(status, "application/problem+json", problem(status, code))
                            .to(Operation.LEASE))
                    .isNotInstanceOf(Reply.Refused.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, bad-signature",
        "401, unknown-agent",
        "401, clock-skew",
        "400, digest-mismatch",
        "404, not-found",
        "409, identity-conflict",
        "421, misdirected-request",
        "429, too-many-requests",
        "503, busy",
    })
    void whatPassesIsAway(int status, String code) {
        assertThat(answered(status, "application/problem+json", problem(status, code))
                        .to(Operation.RESULT))
                .isInstanceOf(Reply.Away.class);
    }

    @ParameterizedTest
    @CsvSource({"500, internal-error", "400, from-a-later-version", "409, from-a-later-version"})
    void aFailureOfTheServiceAndWordsThatAreNotKnownAreNeitherRefusalNorSilence(int status, String code) {
        assertThat(answered(status, "application/problem+json", problem(status, code))
                        .to(Operation.RESULT))
                .isEqualTo(new Reply.Unwell(status, code, "x"));
    }

    @Test
    void anAwayCarriesHowLongToWait() {
        assertThat(new ReceivedAnswer(503, null, "", null, Duration.ofSeconds(7)).to(Operation.SCAN))
                .isInstanceOfSatisfying(
                        Reply.Away.class, away -> assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    private static String problem(int status, String code) {
        return "{\"type\":\"urn:mainstay:problem:" + code + "\",\"title\":\"x\",\"status\":" + status
                + ",\"detail\":\"x\",\"code\":\"" + code + "\"}";
    }

    private static ReceivedAnswer answered(int status, @Nullable String type, String body) {
        return new ReceivedAnswer(status, type, body, null, null);
    }
}
