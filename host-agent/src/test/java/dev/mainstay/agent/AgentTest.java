package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {

    @TempDir
    Path folder;

    private Rig rig;
    private Update sql;

    @BeforeEach
    void aHostThatMissesOneUpdate() throws Exception {
        rig = new Rig(folder);
        sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
    }

    @AfterEach
    void noSignatureWasBad() throws Exception {
        rig.close();
        assertThat(rig.control.faults).isEmpty();
    }

    @Test
    void theFirstScanTellsAllAboutTheHost() {
        rig.start().until("a scan", () -> !rig.control.scans.isEmpty());

        assertThat(rig.control.scans.get(0))
                .contains("\"outcome\":\"COMPLETE\"", "\"simulated\":true", "\"state\":\"MISSING\"", "RTCLOCAL")
                .contains("\"lastBootAt\":\"2026-11-23T00:00:00Z\"", "\"pendingRestart\":{\"componentBased");
    }

    @Test
    void aScanOfFiveThousandUpdatesWithLongTitlesIsKeptAndSentWhole() {
        String title = "Sicherheitsqualit\u00e4tsrollup \u2013 ".repeat(20);
        for (int more = 1; more < 5000; more++) {
            rig.host.offer(more + " " + title, false, RebootBehavior.NEVER_REBOOTS);
        }
        rig.start().until("a scan", () -> !rig.control.scans.isEmpty());

        assertThat(rig.control.scans.get(0).split("\"state\":\"MISSING\"", -1)).hasSize(5001);
    }

    @Test
    void aScanThatIsAskedForNamesItsRequest() {
        UUID requestId = UUID.randomUUID();
        rig.start().until("a scan", () -> !rig.control.scans.isEmpty());
        rig.control.wantedScan = requestId;

        rig.until("the answer", () -> rig.control.scans.stream().anyMatch(scan -> scan.contains(requestId.toString())));
    }

    @Test
    void aScanThatCouldNotSearchSaysSoAndOffersNothing() {
        rig.host.failing.add("search MISSING");
        rig.start().until("a scan", () -> !rig.control.scans.isEmpty());

        assertThat(rig.control.scans.get(0))
                .contains("\"outcome\":\"FAILED\"", "\"hresult\":\"0x80240032\"", "\"updates\":[]", "\"services\":[]");
    }

    @Test
    void aScanThatLacksAPartIsPartial() {
        rig.host.failing.add("sqlInstances");
        rig.start().until("a scan", () -> !rig.control.scans.isEmpty());

        assertThat(rig.control.scans.get(0)).contains("\"outcome\":\"PARTIAL\"", "\"state\":\"MISSING\"");
    }

    @Test
    void aJobGoesThroughItsStepsInOrder() {
        Update rollup = rig.host.offer("Monthly rollup", false, RebootBehavior.ALWAYS_REQUIRES_REBOOT);
        rig.control.order(List.of(sql, rollup));
        rig.start().untilResult();

        assertThat(rig.control.progress.stream().filter(step -> !step.endsWith("RUNNING")))
                .containsExactly(
                        "PREFLIGHT DONE",
                        "DRAIN DONE",
                        "DOWNLOAD DONE",
                        "INSTALL DONE",
                        "UPDATE_DATABASE SKIPPED",
                        "REBOOT DONE",
                        "RESTORE DONE",
                        "VERIFY DONE");
        assertThat(rig.control.progress).contains("REBOOT RUNNING");
        assertThat(rig.control.publicKeys).hasSize(1);
    }

    @Test
    void whereNoRestartIsNeededThereIsNone() {
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.control.progress).contains("REBOOT SKIPPED").doesNotContain("REBOOT RUNNING");
        assertThat(rig.control.results.get(0)).contains("\"restarted\":false");
    }

    @Test
    void exclusiveUpdatesAreInstalledAlone() {
        Update stack = rig.host.offer("Servicing stack", true, RebootBehavior.NEVER_REBOOTS);
        Update rollup = rig.host.offer("Rollup", false, RebootBehavior.NEVER_REBOOTS);
        Update last = rig.host.offer("Last", false, RebootBehavior.NEVER_REBOOTS);
        rig.control.order(List.of(sql, stack, rollup, last));
        rig.start().untilResult();

        assertThat(rig.host.installCalls)
                .containsExactly(List.of(sql.id()), List.of(stack.id()), List.of(rollup.id(), last.id()));
    }

    @Test
    void aBatchThatWaitsForARestartGetsOne() {
        Update stack = rig.host.offer("Stack", true, RebootBehavior.ALWAYS_REQUIRES_REBOOT);
        rig.control.order(List.of(stack, sql));
        rig.start().untilResult();

        assertThat(rig.host.effects)
                .containsExactly(
                        "drained", "installed Stack", "restarted", "installed SQL Server 2012 SP4 GDR", "restored");
        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        assertThat(rig.control.progress)
                .containsSubsequence(
                        "INSTALL RUNNING", "REBOOT RUNNING", "REBOOT DONE", "INSTALL RUNNING", "INSTALL DONE");
    }

    @Test
    void aFailureThatPassesIsTriedAgain() {
        rig.host.installFailures.put(
                sql.id(), new ArrayDeque<>(List.of(Hresult.WU_E_INSTALL_NOT_ALLOWED, new Hresult(0x80244022))));
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.host.installCalls).hasSize(3);
        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }

    @Test
    void aFailureThatDoesNotPassIsTriedAgainOnlySoOften() {
        rig.host.installFailures.put(
                sql.id(), new ArrayDeque<>(java.util.Collections.nCopies(9, new Hresult(0x80072EE2))));
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.host.installCalls).hasSize(4);
        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"", "\"hresult\":\"0x80072EE2\"");
        assertThat(rig.host.workloadState()).isEqualTo(Workload.State.SERVING);
    }

    @Test
    void anUpdateThatNeedsAnotherDownloadGetsIt() {
        rig.host.installFailures.put(sql.id(), new ArrayDeque<>(List.of(Hresult.WU_E_UH_NEEDANOTHERDOWNLOAD)));
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.host.downloadCalls).hasSize(2);
        assertThat(rig.host.stateOf(sql.id())).isEqualTo(UpdateState.INSTALLED);
    }

    @Test
    void anUpdateThatFailsForGoodEndsTheJobAsFailedAndTheWorkloadServes() {
        Update stack = rig.host.offer("Stack", true, RebootBehavior.NEVER_REBOOTS);
        rig.host.installFailures.put(sql.id(), new ArrayDeque<>(List.of(new Hresult(0x80070643))));
        rig.control.order(List.of(sql, stack));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0))
                .contains("\"outcome\":\"FAILED\"", "\"hresult\":\"0x80070643\"", "NOT_STARTED", "verifyingScanId");
        assertThat(rig.host.effects).containsExactly("drained", "restored");
    }

    @Test
    void anUpdateWithALongTitleFailsWithItsCodeAndWhatToDoNextInTheMessage() {
        Update longest = rig.host.offer("Sicherheitsupdate ".repeat(60), false, RebootBehavior.NEVER_REBOOTS);
        rig.host.installFailures.put(longest.id(), new ArrayDeque<>(List.of(new Hresult(0x80070643))));
        rig.control.order(List.of(longest));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0))
                .contains("after 1 attempt: ERROR_INSTALL_FAILURE (0x80070643)")
                .contains(new Hresult(0x80070643)
                        .nextStep(java.util.Locale.ENGLISH)
                        .orElseThrow());
        assertThat(rig.control.progress).contains("INSTALL FAILED");
    }

    @Test
    void aHostThatWaitsForARestartIsNotTouched() {
        rig.host.pendingFromBefore = true;
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"", "\"hresult\":\"0x80240016\"");
        assertThat(rig.host.effects).isEmpty();
    }

    @Test
    void aHostWhoseProductNobodyCanDrainIsRefusedBeforeAnythingIsTouched() {
        rig.host.objection = Failure.of("how to drain it is not known");
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"", "how to drain it is not known");
        assertThat(rig.host.effects).isEmpty();
    }

    @Test
    void aDrainThatDoesNotEndInTimeEndsTheJobWithoutAnInstall() {
        rig.host.drainOutcome = Workload.DrainOutcome.TIMED_OUT;
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"", "12 conferences left");
        assertThat(rig.host.installCalls).isEmpty();
        assertThat(rig.host.workloadState()).isEqualTo(Workload.State.SERVING);
    }

    @Test
    void aRestartThatIsRefusedIsTriedThreeTimesThenFails() {
        Update rollup = rig.host.offer("Rollup", false, RebootBehavior.ALWAYS_REQUIRES_REBOOT);
        rig.host.failing.add("restart");
        rig.control.order(List.of(rollup));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0))
                .contains("\"outcome\":\"FAILED\"", "access denied", "\"restarted\":false");
    }

    @Test
    void aCancelBeforeTheInstallIsHonouredAndTheWorkloadServes() {
        rig.host.onCall = call -> rig.control.cancel |= call.equals("before download");
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"CANCELLED\"");
        assertThat(rig.host.effects).containsExactly("drained", "restored");
    }

    @Test
    void aCancelAfterTheInstallBeganIsIgnored() {
        rig.host.onCall = call -> rig.control.cancel |= call.equals("before install");
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }

    @Test
    void aStaleFenceEndsTheJobBeforeTheNextEffectAndTheWorkloadServes() {
        rig.host.onCall = call -> rig.control.fence = call.equals("after drain") ? 2 : rig.control.fence;
        rig.control.order(List.of(sql));
        rig.start().until("the job was abandoned", () -> logged("event=job-ended", "abandoned=true"));
        int scans = rig.control.scans.size();
        rig.until("a scan follows", () -> rig.control.scans.size() > scans || rig.control.scans.size() >= 2);

        assertThat(rig.host.effects).containsExactly("drained", "restored");
        assertThat(rig.control.results).isEmpty();
        rig.until("the same order is not taken again", () -> logged("event=order-refused", "refusal=REPLAYED"));
        assertThat(rig.host.effects).containsExactly("drained", "restored");
    }

    @Test
    void theLeaseIsRenewedWhileACallOfThePlatformLasts() {
        rig.control.leaseSeconds = 1;
        CountDownLatch renewed = new CountDownLatch(1);
        rig.host.onCall = call -> {
            if (call.equals("before install")) {
                await(renewed);
            }
        };
        rig.control.order(List.of(sql));
        rig.start()
                .until(
                        "three reports",
                        () -> rig.control.progress.stream()
                                        .filter("INSTALL RUNNING"::equals)
                                        .count()
                                >= 3);
        renewed.countDown();
        rig.untilResult();

        assertThat(rig.host.installCalls).hasSize(1);
    }

    @Test
    void servicesThatGoAwayInTheInstallDoNotStopItAndGetScanAndResultLater() {
        rig.host.onCall = call -> rig.control.away |= call.equals("before install");
        rig.control.order(List.of(sql));
        rig.start().until("the job ended", () -> logged("event=job-ended", "abandoned=false"));
        assertThat(rig.control.results).isEmpty();
        assertThat(folder.resolve("results")).isNotEmptyDirectory();

        rig.control.away = false;
        rig.untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        rig.until("the scan", () -> rig.control.scans.stream().anyMatch(scan -> scan.contains("\"jobId\"")));
        assertThat(rig.host.effects).containsExactly("drained", "installed SQL Server 2012 SP4 GDR", "restored");
    }

    @Test
    void servicesThatGoAwayBeforeTheInstallHoldItUpUntilTheyAreBack() {
        rig.host.onCall = call -> rig.control.away |= call.equals("after drain");
        rig.control.order(List.of(sql));
        rig.start().until("it waits", () -> logged("event=progress-waits"));
        assertThat(rig.host.installCalls).isEmpty();

        rig.control.away = false;
        rig.untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }

    @Test
    void servicesThatStayAwayTooLongBeforeTheInstallEndTheJob() {
        rig.with("offline.give-up", "PT0.03S");
        rig.host.onCall = call -> rig.control.away |= call.equals("after drain");
        rig.control.order(List.of(sql));
        rig.start().until("it is given up", () -> rig.host.effects.contains("restored"));
        rig.control.away = false;
        rig.untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"ABORTED\"");
        assertThat(rig.host.installCalls).isEmpty();
    }

    @Test
    void anAgentKilledInTheInstallWritesAndSendsNothingMoreAndTheNextOneAsksTheHost() {
        CountDownLatch killed = new CountDownLatch(1);
        rig.host.onCall = call -> {
            if (call.equals("after install") && killed.getCount() > 0) {
                rig.agent().kill();
                killed.countDown();
            }
        };
        rig.control.order(List.of(sql));
        rig.start().untilResult();

        assertThat(rig.ends.get(0).cause()).isEqualTo(AgentEnd.Cause.HOST_DOWN);
        assertThat(rig.host.installCalls).hasSize(1);
        assertThat(rig.control.publicKeys).hasSize(1);
    }

    @Test
    void aClockThatIsOffIsSaidWithTheServicesTime() {
        rig.control.skewed = true;
        rig.start().until("it is said", () -> logged("clock-skew", "2026-11-23T12:34:56Z"));
        rig.control.skewed = false;

        rig.until("the scan waited", () -> !rig.control.scans.isEmpty());
    }

    @Test
    void anEnrolmentThatIsRefusedEndsTheAgent() {
        AgentEnd end = rig.with("enrolment.token", "bad-token").runOnce();

        assertThat(end.cause()).isEqualTo(AgentEnd.Cause.ENROLMENT_REFUSED);
        assertThat(end.message()).contains("enrolment-token-unknown");
    }

    @Test
    void aKeyThatCannotBeReadEndsTheAgentAndIsNotReplaced() throws Exception {
        Files.write(folder.resolve("host.key"), List.of("nonsense"));
        AgentEnd end = rig.runOnce();

        assertThat(end.cause()).isEqualTo(AgentEnd.Cause.KEY_UNREADABLE);
        assertThat(folder.resolve("host.key")).hasContent("nonsense");
    }

    @Test
    void twoAgentsDoNotShareAFolder() {
        rig.start().until("the first runs", () -> !rig.control.scans.isEmpty());
        Agent first = rig.agent();
        AgentEnd end = rig.runOnce();
        first.close();

        assertThat(end.cause()).isEqualTo(AgentEnd.Cause.FOLDER_UNUSABLE);
    }

    private boolean logged(String... parts) {
        return rig.log.stream().anyMatch(line -> List.of(parts).stream().allMatch(line::contains));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
