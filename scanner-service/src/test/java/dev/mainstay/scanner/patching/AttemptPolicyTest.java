package dev.mainstay.scanner.patching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.JobSnapshot.OrderedPackage;
import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.UpdateResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptPolicyTest {
    private static final UUID HOST = UUID.randomUUID();
    private static final UUID UPDATE = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-11-20T03:05:00Z");
    private static final String MESSAGE = "The program returned 1603.";

    @ParameterizedTest
    @CsvSource(textBlock = """
            # status        result                  attempt   hresult
            SUCCEEDED,      SUCCEEDED,              SUCCESS,  ,
            SUCCEEDED,      ,                       SUCCESS,  ,
            FAILED,         FAILED,                 FAILURE,  0x80070643
            FAILED,         ABORTED,                FAILURE,  0x80240022
            FAILED,         SUCCEEDED,              SUCCESS,  ,
            FAILED,         SUCCEEDED_WITH_ERRORS,  SUCCESS,  ,
            FAILED,         NOT_STARTED,            NONE,     ,
            FAILED,         ,                       NONE,     ,
            FAILED,         UNKNOWN,                NONE,     ,
            VERIFY_FAILED,  SUCCEEDED,              FAILURE,  0x80240022
            VERIFY_FAILED,  NOT_STARTED,            NONE,     ,
            LOST,           ,                       NONE,     ,
            CANCELLED,      ,                       NONE,     ,
            EXPIRED,        ,                       NONE,     ,
            RUNNING,        ,                       NONE,     ,
            UNKNOWN,        FAILED,                 NONE,     ,
            """)
    void endedJobTellsOfEachUpdateThatItTried(
            JobStatus status, @Nullable UpdateResult result, String attempt, @Nullable String hresult) {
        // When
        List<JobAttempt> attempts = AttemptPolicy.attempts(
                new SampleJob(HOST).of(UPDATE, 200, result).ended(status, AT));

        // Then
        assertThat(attempts)
                .isEqualTo(
                        switch (attempt) {
                            case "SUCCESS" -> told(Attempt.ofUpdate(UPDATE, 200, AT, false, null, null, null));
                            case "FAILURE" -> told(Attempt.ofUpdate(UPDATE, 200, AT, true, hresult, MESSAGE, null));
                            default -> List.of();
                        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # status        began   attempt
            SUCCEEDED,      true,   SUCCESS
            FAILED,         true,   FAILURE
            FAILED,         false,  NONE
            VERIFY_FAILED,  true,   FAILURE
            LOST,           true,   NONE
            """)
    void packageThatWasBegunIsAnAttemptAtItsInstance(JobStatus status, boolean began, String attempt) {
        // Given
        SampleJob job = new SampleJob(HOST)
                .of(new OrderedPackage("x.exe", PackageKind.SQL_SERVER_PATCH, "Rtc", "KB5021123", "11.0.7512.11"))
                .reached(began ? StepName.INSTALL : StepName.DRAIN);

        // When
        List<JobAttempt> attempts = AttemptPolicy.attempts(job.ended(status, AT));

        // Then
        assertThat(attempts)
                .isEqualTo(
                        switch (attempt) {
                            case "SUCCESS" ->
                                told(new Attempt(
                                        "sql/RTC", null, "KB5021123", "11.0.7512.11", AT, false, null, null, null));
                            case "FAILURE" ->
                                told(new Attempt(
                                        "sql/RTC",
                                        null,
                                        "KB5021123",
                                        "11.0.7512.11",
                                        AT,
                                        true,
                                        "0x80240022",
                                        MESSAGE,
                                        null));
                            default -> List.of();
                        });
    }

    @Test
    void updateOfLyncServerIsAnAttemptAtTheCoreComponents() {
        // When
        List<JobAttempt> attempts = AttemptPolicy.attempts(new SampleJob(HOST)
                .of(new OrderedPackage("y.exe", PackageKind.LYNC_UPDATE, null, null, "5.0.8308.1194"))
                .ended(JobStatus.SUCCEEDED, AT));

        // Then
        assertThat(attempts).extracting(one -> one.attempt().thing()).containsExactly("workload/Core Components");
    }

    @Test
    void removalIsNoAttemptToInstall() {
        // Given
        JobSnapshot removal = new SampleJob(HOST)
                .removing()
                .of(UPDATE, 200, UpdateResult.FAILED)
                .ended(JobStatus.FAILED, AT);

        // Then
        assertThat(AttemptPolicy.attempts(removal)).isEmpty();
    }

    private static List<JobAttempt> told(Attempt attempt) {
        return List.of(new JobAttempt(HOST, 7, attempt));
    }
}
