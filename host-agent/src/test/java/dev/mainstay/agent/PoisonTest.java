package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service fails over one body, again and again, and takes others: that body blocks nothing and is not lost unseen. */
class PoisonTest {

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void aHost() throws Exception {
        rig = new Rig(folder);
    }

    @AfterEach
    void nothingWasWrong() {
        rig.close();
    }

    @Test
    void aScanThatTheServiceCannotTakeIsSetAsideAndToldAndTheNextOnesGoOn() {
        UUID wanted = UUID.randomUUID();
        rig.control.wantedScan = wanted;
        rig.control.failsOver = (path, body) -> body.contains(wanted.toString()) && body.contains("\"updates\":[{");
        rig.host.offer("Poison", false, RebootBehavior.NEVER_REBOOTS);

        rig.start().until("it is told", () -> rig.control.scans.stream().anyMatch(PoisonTest::told));

        String told =
                rig.control.scans.stream().filter(PoisonTest::told).findFirst().orElseThrow();
        assertThat(told)
                .contains("\"outcome\":\"FAILED\"", "\"requestId\":\"" + wanted, "internal-error", "scans-aside");
        assertThat(rig.log).anyMatch(line -> line.contains("event=scan-not-taken") && line.contains("tries=5"));
        rig.until("nothing waits", () -> files("scans").isEmpty());
        assertThat(files("scans-aside")).hasSize(1);
    }

    @Test
    void whileTheServiceFailsOverEverythingNothingIsCounted() {
        rig.control.failsOver = (path, body) -> true;

        rig.start()
                .until(
                        "many tries",
                        () -> rig.control.notTaken.stream()
                                        .filter(path -> path.equals("/agent/v1/scans"))
                                        .count()
                                > 20);

        assertThat(files("scans-aside")).isEmpty();
        rig.control.failsOver = (path, body) -> false;
        rig.until("it arrived", () -> !rig.control.scans.isEmpty());
        assertThat(rig.control.scans).noneMatch(PoisonTest::told);
    }

    @Test
    void theTriesAreCountedOverRestarts() {
        rig.control.failsOver = (path, body) -> path.endsWith("/scans") && body.contains("\"updates\":[{");
        rig.host.offer("Poison", false, RebootBehavior.NEVER_REBOOTS);
        // Killed in the middle of a write, the agent of a test may end as one whose disk failed.
        rig.startedAgainAfter.addAll(EnumSet.allOf(AgentEnd.Cause.class));
        rig.start();
        for (int restarts = 1; restarts <= 3; restarts++) {
            int tries = restarts;
            rig.until("tried", () -> tries() >= tries || !files("scans-aside").isEmpty());
            int ends = rig.ends.size();
            rig.agent().kill();
            rig.until("it is gone", () -> rig.ends.size() > ends);
        }

        rig.until("it is set aside", () -> !files("scans-aside").isEmpty());
        assertThat(rig.control.notTaken.size()).isLessThan(60);
    }

    @Test
    void aResultThatTheServiceCannotTakeIsToldInFewWordsAndAnotherJobIsAskedFor() {
        Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
        rig.control.order(List.of(sql));
        rig.control.failsOver = (path, body) -> path.endsWith("/result") && body.contains("\"machine\"");

        rig.start().untilResult();
        rig.until("it asks again", () -> rig.control.askedAgain);

        assertThat(rig.control.results.get(0))
                .contains(
                        "\"outcome\":\"INSTALLED\"",
                        "\"verifyingScanId\"",
                        "results-aside",
                        sql.id().id().toString());
        assertThat(rig.control.results).noneMatch(result -> result.contains("\"refusal\""));
        assertThat(files("results-aside")).hasSize(1);
        assertThat(rig.host.installCalls).hasSize(1);
    }

    @Test
    void whenNoResultOfTheJobIsTakenTheAgentGoesOnAndDoesNotCallItsOwnJobAReplay() {
        rig.control.order(List.of(rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS)));
        rig.control.failsOver = (path, body) -> path.endsWith("/result");

        rig.start().until("it is set aside", () -> !files("results-aside").isEmpty());
        rig.until(
                "the job is offered again",
                () -> rig.log.stream().anyMatch(line -> line.contains("event=order-offered-again")));

        assertThat(rig.control.bodies.get("result")).noneMatch(result -> result.contains("\"refusal\""));
        assertThat(rig.host.installCalls).hasSize(1);
        rig.until(
                "it is in the log",
                () -> rig.log.stream()
                        .anyMatch(line -> line.contains("event=result-set-aside") && line.contains("told=false")));
    }

    @Test
    void aReportWhoseWordsTheServiceCannotTakeIsSentWithoutThem() {
        rig.control.order(List.of(rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS)));
        rig.control.failsOver = (path, body) -> path.endsWith("/progress") && body.contains("\"message\"");

        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        assertThat(rig.control.progress).contains("INSTALL RUNNING").containsAnyOf("PREFLIGHT DONE", "DRAIN DONE");
    }

    @Test
    void a503WithRetryAfterIsWaitedForAndIsNoTry() throws Exception {
        rig.control.onTheWay = path -> path.equals("/agent/v1/scans") && rig.control.notTaken.isEmpty()
                ? new ControlPlane.Forged(503, "", "", java.util.Map.of("Retry-After", "2"))
                : null;
        rig.start().until("it was told to wait", () -> !rig.control.notTaken.isEmpty());
        long told = System.nanoTime();

        rig.until("the scan arrived", () -> !rig.control.scans.isEmpty());

        assertThat(Duration.ofNanos(System.nanoTime() - told)).isGreaterThan(Duration.ofMillis(1900));
        assertThat(tries()).isZero();
    }

    @Test
    void aJobIsHeardOfThoughItsServiceAskedToBeLeftAloneForLonger() {
        rig.control.leaseSeconds = 1;
        rig.control.order(List.of(rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS)));
        rig.control.onTheWay = path -> path.endsWith("/progress") && rig.control.notTaken.size() < 3
                ? new ControlPlane.Forged(429, "", "", java.util.Map.of("Retry-After", "12"))
                : null;

        long began = System.nanoTime();
        rig.start().until("a report was taken", () -> !rig.control.progress.isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(12));

        rig.untilResult();
        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }

    private static boolean told(String scan) {
        return scan.contains("Scanner-service cannot take scan");
    }

    private int tries() {
        Path scans = folder.resolve("scans");
        return files("scans").stream()
                .filter(file -> file.startsWith("tries-"))
                .mapToInt(file -> number(scans.resolve(file)))
                .sum();
    }

    private static int number(Path file) {
        try {
            return Integer.parseInt(Files.readString(file));
        } catch (java.io.IOException | NumberFormatException e) {
            return 0; // Gone in between, or being written.
        }
    }

    private List<String> files(String name) {
        if (!Files.exists(folder.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
