package dev.mainstay.patch.job;

import static dev.mainstay.patch.job.SampleJobs.FENCE;
import static dev.mainstay.patch.job.SampleJobs.NOW;
import static dev.mainstay.patch.job.SampleJobs.UPDATE;
import static dev.mainstay.patch.job.SampleJobs.offer;
import static dev.mainstay.patch.job.SampleJobs.scan;
import static dev.mainstay.patch.job.SampleJobs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.JobSnapshot.Step;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.SoftwareKind;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.job.AgentResult.Health;
import dev.mainstay.patch.job.VerificationPolicy.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a scan proves a job. The result was given at second 100, the host went down at second 50. */
class VerificationPolicyTest {

    private static final Instant RESULT = NOW.plusSeconds(100);
    private static final Instant DOWN = NOW.plusSeconds(50);

    @ParameterizedTest
    @CsvSource({
        // outcome, names the job, taken at second, booted at second (blank: not told), verdict
        "COMPLETE, true,  90,  60, proven",
        "COMPLETE, true,  90,    , proven",
        "COMPLETE, false, 101, 60, proven",
        "COMPLETE, false, 90,  60, undecided", // before the result, and not for this job
        "COMPLETE, true,  40,  60, undecided", // taken before the restart
        "COMPLETE, true,  90, -200, undecided", // the restart did not happen
        "PARTIAL,  true,  101, 60, undecided",
        "FAILED,   true,  101, 60, undecided",
    })
    void onlyACompleteScanAfterTheLastRestartCounts(
            Outcome outcome, boolean namesJob, long at, @Nullable Long bootedAt, String verdict) {
        @Nullable UUID jobId = namesJob ? SampleJobs.order().jobId().value() : null;
        @Nullable Instant boot = bootedAt == null ? null : NOW.plusSeconds(bootedAt);

        assertThat(judge(Health.HEALTHY, scan(outcome, jobId, NOW.plusSeconds(at), boot)))
                .isEqualTo(verdict);
    }

    @Test
    void whatIsStillOfferedOrWaitsForARestartIsNotInstalled() {
        assertThat(judge(Health.HEALTHY, after(UPDATE, UpdateState.MISSING))).isEqualTo("still-offered");
        assertThat(judge(Health.HEALTHY, after(UPDATE, UpdateState.INSTALLED_PENDING_REBOOT)))
                .isEqualTo("restart-pending");
        UpdateRef other = new UpdateRef(UUID.randomUUID(), 1);
        assertThat(judge(Health.HEALTHY, after(other, UpdateState.MISSING))).isEqualTo("proven");
    }

    @Test
    void aRemovalIsProvenWhenTheUpdateIsNotInstalledAnyMore() {
        assertThat(judgeRemoval(after(UPDATE, UpdateState.MISSING))).isEqualTo("proven");
        assertThat(judgeRemoval(scan(job(), RESULT.plusSeconds(1)))).isEqualTo("proven");
        assertThat(judgeRemoval(after(UPDATE, UpdateState.INSTALLED_PENDING_REBOOT)))
                .isEqualTo("still-installed");
        assertThat(judgeRemoval(SampleJobs.listing(scan(job(), RESULT.plusSeconds(1)), UPDATE)))
                .isEqualTo("still-installed");
    }

    private static String judgeRemoval(ScanSnapshot scan) {
        Job removal = SampleJobs.removal(job());
        return word(VerificationPolicy.judge(removal, result(Health.HEALTHY), Optional.of(scan)));
    }

    @ParameterizedTest
    @CsvSource({
        // taken at second, booted at second, instance, its version (blank: unknown), verdict
        "90,   60, RTCLOCAL, 11.0.7512.11, proven",
        "90,   60, rtclocal, 11.0.7600.1,  proven",
        "40,   60, RTCLOCAL, 11.0.7512.11, undecided", // taken before the restart
        "90, -200, RTCLOCAL, 11.0.7512.11, undecided", // the restart did not happen
        "90,   60, RTCLOCAL, 11.0.7001.0,  version-not-reached",
        "90,   60, RTCLOCAL, 12.0.9000.0,  version-not-reached", // another product
        "90,   60, RTCLOCAL,            ,  version-not-reached",
        "90,   60, RTC,      11.0.7512.11, version-not-reached", // another instance
    })
    void aPackageIsProvenByTheVersionInACompleteScanAfterTheLastRestart(
            long at, long bootedAt, String instance, @Nullable String version, String verdict) {
        ScanSnapshot scan = SampleJobs.telling(
                scan(Outcome.COMPLETE, job().order().jobId().value(), NOW.plusSeconds(at), NOW.plusSeconds(bootedAt)),
                List.of(new Software(SoftwareKind.SQL_INSTANCE, instance, version)));
        Job job = SampleJobs.ofPackage(job(), "11.0.7512.11");

        assertThat(word(VerificationPolicy.judge(job, result(Health.HEALTHY), Optional.of(scan))))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        // Core Components, Front End Server and Web Components before and after (0: not listed), the verdict
        "887, 887, 887, 941, 941, 941, proven",
        "887, 887, 887, 941, 887, 887, components-left-behind", // Windows Installer rolled the Front End back
        "887, 887, 887, 941, 941, 887, components-left-behind",
        "887, 887, 887, 941, 941, 926, proven", // one update gives its components different builds
        "887, 887, 887, 887, 887, 887, version-not-reached",
        "941, 887, 887, 941, 887, 887, components-left-behind", // tried again after a half
        "941, 887, 887, 941, 941, 941, proven",
        "887, 834, 887, 941, 834, 941, components-left-behind", // half-patched before already
        "887, 887, 887, 941, 941,   0, components-left-behind", // gone, or not read
        "887,   0, 887, 941, 941, 941, proven", // as released, but updated
        "887,   0, 887, 941,   0, 941, proven", // no update has ever touched it
        "  0,   0,   0, 941,   0, 941, components-left-behind", // the first update of a new server
        "887, 887, 960, 941, 941, 960, proven", // newer already
    })
    void aLyncUpdateIsProvenByEveryComponentThatStoodAtAnOlderLevel(
            int core, int frontEnd, int web, int coreNow, int frontEndNow, int webNow, String verdict) {
        Job job = SampleJobs.ofLyncUpdate(job(), "5.0.8308.941", components(core, frontEnd, web, false));

        assertThat(judgeLync(job, components(coreNow, frontEndNow, webNow, core != 0 && frontEndNow != 0)))
                .isEqualTo(verdict);
    }

    @Test
    void whereNobodyKnowsHowTheComponentsStoodThoseStillOlderCount() {
        Job unknown = SampleJobs.ofLyncUpdate(job(), "5.0.8308.941", List.of());
        Job fromBefore = SampleJobs.ofLyncUpdate(job(), "5.0.8308.941", null);

        assertThat(judgeLync(unknown, components(941, 887, 941, false))).isEqualTo("components-left-behind");
        assertThat(judgeLync(unknown, components(941, 941, 941, false))).isEqualTo("proven");
        assertThat(judgeLync(fromBefore, components(941, 887, 941, false))).isEqualTo("proven");
    }

    private static String judgeLync(Job job, List<Software> now) {
        ScanSnapshot scan = SampleJobs.telling(scan(job, RESULT.plusSeconds(1)), now);
        return word(VerificationPolicy.judge(job, result(Health.HEALTHY), Optional.of(scan)));
    }

    private static List<Software> components(int core, int frontEnd, int web, boolean dropsZero) {
        List<Software> found = new ArrayList<>();
        found.add(component("Core Components", core));
        found.add(component("Front End Server", frontEnd));
        if (web != 0 || !dropsZero) {
            found.add(component("Web Components Server", web));
        }
        return found;
    }

    private static Software component(String name, int build) {
        return new Software(SoftwareKind.COMPONENT, "Microsoft Lync Server 2013, " + name, "5.0.8308." + build);
    }

    @Test
    void noScanMakesUpForAWorkloadThatIsNotHealthy() {
        assertThat(judge(Health.UNHEALTHY, scan(job(), RESULT))).isEqualTo("workload-unhealthy");
        assertThat(judge(Health.UNKNOWN, scan(job(), RESULT))).isEqualTo("workload-health-unknown");
        assertThat(judge(Health.UNHEALTHY, null)).isEqualTo("workload-unhealthy");
        assertThat(judge(Health.HEALTHY, null)).isEqualTo("undecided");
    }

    private static ScanSnapshot after(UpdateRef update, UpdateState state) {
        return scan(job(), RESULT.plusSeconds(1), offer(update, state));
    }

    private static Job job() {
        Job running = SampleJobs.in(JobStatus.RUNNING);
        Job down = SampleJobs.next(
                running,
                new JobCommand.Progress(
                        FENCE, new Step(StepName.REBOOT, StepState.RUNNING, null, null, DOWN, null), null));
        return SampleJobs.next(
                down, new JobCommand.Progress(FENCE, step(StepName.RESTORE, StepState.RUNNING, 0), null));
    }

    private static String judge(Health health, @Nullable ScanSnapshot scan) {
        return word(VerificationPolicy.judge(job(), result(health), Optional.ofNullable(scan)));
    }

    private static AgentResult result(Health health) {
        return new AgentResult(
                AgentResult.Outcome.INSTALLED, RESULT, true, health, null, null, null, null, null, List.of());
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proven proven -> "proven";
            case Verdict.Disproven disproven -> disproven.reason().code();
            case Verdict.Undecided() -> "undecided";
        };
    }
}
