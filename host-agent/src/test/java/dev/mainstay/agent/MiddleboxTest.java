package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.ControlPlane.Forged;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Something between the agent and the services answers in their place: what it says is worth nothing. */
class MiddleboxTest {

    private static final String HTML = "<html><body>Please log in</body></html>";
    private static final String JSON = "application/json";

    @TempDir
    Path folder;

    static Stream<Forged> answers() {
        return Stream.of(
                forged(302, "text/html", HTML, Map.of("Location", "/agent/v1/elsewhere")),
                forged(307, "text/html", HTML, Map.of("Location", "/agent/v1/elsewhere")),
                forged(308, "", "", Map.of("Location", "/agent/v1/elsewhere")),
                forged(200, "text/html", HTML, Map.of()),
                forged(200, JSON, "{}", Map.of()),
                forged(200, JSON, "{\"status\":\"OK\"}", Map.of()),
                forged(202, "", "", Map.of()),
                forged(204, "", "", Map.of()),
                forged(403, "text/html", HTML, Map.of()),
                forged(404, JSON, "{\"code\":\"unknown-job\"}", Map.of()),
                forged(407, "text/html", HTML, Map.of()),
                forged(409, "text/html", HTML, Map.of()),
                forged(409, JSON, "{\"code\":\"stale-fence\"}", Map.of()),
                forged(421, "text/html", HTML, Map.of()),
                forged(421, "application/problem+json", ControlPlane.problem(421, "misdirected-request", ""), Map.of()),
                forged(451, "text/html", HTML, Map.of()));
    }

    static Stream<Arguments> answersToEach() {
        return answers()
                .flatMap(answer -> Stream.of("/agent/v1/enrolments", "/agent/v1/scans", "/progress", "/result")
                        .map(path -> Arguments.of(answer, path)));
    }

    @ParameterizedTest
    @MethodSource("answersToEach")
    void nothingIsThrownAwayAndTheJobEndsAsItDid(Forged answer, String path) throws Exception {
        try (Rig rig = new Rig(folder)) {
            // Given
            Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
            rig.control.order(List.of(sql));
            rig.control.onTheWay = asked -> asked.endsWith(path) ? answer : null;

            // When
            rig.start().until("the middlebox has answered three times", () -> rig.control.notTaken.size() >= 3);
            rig.control.onTheWay = asked -> null;
            rig.untilResult();

            // Then: the first result is the true one, nothing was done twice, and no redirect was followed
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
            assertThat(rig.control.results).noneMatch(result -> result.contains("\"refusal\""));
            assertThat(rig.host.effects).containsExactly("drained", "installed SQL Server 2012 SP4 GDR", "restored");
            rig.until(
                    "the scan of the job arrived",
                    () -> rig.control.scans.stream().anyMatch(scan -> scan.contains("\"jobId\"")));
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nobodysAnswerIsAnOrderOrARequestForAScan(Forged answer) throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.control.onTheWay =
                    asked -> asked.endsWith("/leases") || asked.endsWith("/scan-request") ? answer : null;

            rig.start().until("it was asked often", () -> rig.control.notTaken.size() >= 8);

            assertThat(rig.control.results).isEmpty();
            assertThat(rig.host.effects).isEmpty();
        }
    }

    @Test
    void whatIsSaidInPlaceOfTheServiceIsInTheLog() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.control.onTheWay = asked -> asked.endsWith("/scans") ? forged(403, "text/html", HTML, Map.of()) : null;

            rig.start()
                    .until(
                            "it is told",
                            () -> rig.log.stream()
                                    .anyMatch(line -> line.contains("event=scan-waits")
                                            && line.contains("HTTP 403, not by the service: <html>")));
        }
    }

    private static Forged forged(int status, String mediaType, String body, Map<String, String> headers) {
        return new Forged(status, mediaType, body, headers);
    }
}
