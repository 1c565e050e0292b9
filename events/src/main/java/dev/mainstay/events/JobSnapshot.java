package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patch job: the order to install some updates on one host, or to remove some, and how far it is. Key of the event: {@code jobId}.
 *
 * @param jobId the job
 * @param sequence version of the job, 1 when planned
 * @param changedAt when this version came to be
 * @param hostId the host; a job belongs to one
 * @param fqdn the host's name, lower case
 * @param pools FQDNs of the pools the host belongs to
 * @param rolloutId the rollout that ordered it
 * @param attempt 1 for the first job of this rollout on this host with these updates
 * @param status where it stands
 * @param reason why it waits, is blocked, failed, lost, cancelled or expired; absent otherwise
 * @param updates what is ordered and what became of each
 * @param steps the steps the agent has reported, in order
 * @param fence number of the current lease, 0 before the first; every agent write carries it
 * @param leaseExpiresAt when the lease ends unless renewed; absent without a lease
 * @param plannedAt when it was planned
 * @param startedAt when the agent began; absent before
 * @param finishedAt when it reached a terminal state; absent before
 * @param planningScanId the scan whose findings it was planned from
 * @param verifyingScanId the scan that proved it or did not; absent before
 * @param simulated whether a simulated Windows carries it out
 * @param action {@code UNINSTALL} when it removes its updates; absent when it installs them
 * @param software the package from beside Windows Update that it installs, in which case it has no updates; absent otherwise
 * @param untouched true when it failed before it changed anything on the host: it can be put back as it is; absent otherwise
 * @param acts what people did to it, in order; absent when nobody did anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobSnapshot(
        UUID jobId,
        long sequence,
        Instant changedAt,
        UUID hostId,
        String fqdn,
        List<String> pools,
        UUID rolloutId,
        int attempt,
        JobStatus status,
        @Nullable Reason reason,
        List<OrderedUpdate> updates,
        List<Step> steps,
        long fence,
        @Nullable Instant leaseExpiresAt,
        Instant plannedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        UUID planningScanId,
        @Nullable UUID verifyingScanId,
        boolean simulated,
        @Nullable Action action,
        @Nullable OrderedPackage software,
        @Nullable Boolean untouched,
        @Nullable List<Act> acts) {

    public JobSnapshot {
        pools = List.copyOf(pools);
        updates = List.copyOf(updates);
        steps = List.copyOf(steps);
        acts = acts == null ? null : List.copyOf(acts);
    }

    /**
     * A package from beside Windows Update.
     *
     * @param name its file name
     * @param kind what it is for
     * @param instance the SQL Server instance that it patches, upper case; absent for other kinds
     * @param kb knowledge base article number; absent when unknown
     * @param targetVersion version that the instance or the workload's core components have afterwards, at least
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderedPackage(
            String name,
            PackageKind kind,
            @Nullable String instance,
            @Nullable String kb,
            String targetVersion) {}

    /** What a package is for. */
    public enum PackageKind {
        SQL_SERVER_PATCH,
        /** Of Lync Server and its successors. */
        LYNC_UPDATE,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** What a job does with its updates. */
    public enum Action {
        INSTALL,
        UNINSTALL,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** Where a job stands. */
    public enum JobStatus {
        PLANNED,
        SCHEDULED,
        READY,
        LEASED,
        RUNNING,
        REBOOTING,
        VERIFYING,
        SUCCEEDED,
        LOST,
        FAILED,
        VERIFY_FAILED,
        CANCELLED,
        EXPIRED,
        BLOCKED,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * Why a job stands where it stands.
     *
     * @param code stable code, kebab case
     * @param hresult the HRESULT behind it as {@code 0x} and eight digits; absent where there is none
     * @param message for a person, English
     * @param explanations what the HRESULT means, one for each language; absent where there is none or nobody knows it
     * @param translations the message in languages other than English; absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            String code,
            @Nullable String hresult,
            String message,
            @Nullable List<Explanation> explanations,
            @Nullable List<TranslatedMessage> translations) {

        public Reason {
            explanations = explanations == null ? null : List.copyOf(explanations);
            translations = translations == null ? null : List.copyOf(translations);
        }

        /** A reason whose HRESULT is not explained. */
        public Reason(String code, @Nullable String hresult, String message) {
            this(code, hresult, message, null, null);
        }

        /** The same reason with what its HRESULT means, and its message in other languages. */
        public Reason explained(@Nullable List<TranslatedMessage> otherLanguages) {
            return new Reason(code, hresult, message, HresultTexts.of(hresult), otherLanguages);
        }
    }

    /**
     * A message in another language.
     *
     * @param language BCP 47 tag: {@code fr}
     * @param message what happened, for a person
     */
    public record TranslatedMessage(String language, String message) {}

    /**
     * What an HRESULT means, in one language.
     *
     * @param language BCP 47 tag
     * @param name Microsoft's name, the code itself where it has none
     * @param meaning one sentence
     * @param nextStep what an administrator does next, a sentence
     */
    public record Explanation(String language, String name, String meaning, String nextStep) {}

    /**
     * One update of the order.
     *
     * @param update identity
     * @param title Windows Update's title
     * @param kbs knowledge base article numbers
     * @param result what the agent said became of it; absent before it said so
     * @param hresult the HRESULT of a failure; absent otherwise
     * @param eulaAccepted true when the agent accepted its licence terms on the host for this job, as the approval asks;
     *     absent otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderedUpdate(
            UpdateRef update,
            String title,
            List<String> kbs,
            @Nullable UpdateResult result,
            @Nullable String hresult,
            @Nullable Boolean eulaAccepted) {

        public OrderedUpdate {
            kbs = List.copyOf(kbs);
        }
    }

    /** {@code OperationResultCode} of the Windows Update Agent, its final values. */
    public enum UpdateResult {
        NOT_STARTED,
        SUCCEEDED,
        SUCCEEDED_WITH_ERRORS,
        FAILED,
        ABORTED,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /**
     * One step of the job as the agent reports it.
     *
     * @param name which step
     * @param state how it stands
     * @param percent progress, 0 to 100; absent when it cannot be told
     * @param message for a person; absent when there is nothing to say
     * @param startedAt when it began, by the host's clock
     * @param finishedAt when it ended; absent while it runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            StepName name,
            StepState state,
            @Nullable Integer percent,
            @Nullable String message,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    /** The steps inside RUNNING, in their order. */
    public enum StepName {
        PREFLIGHT,
        DRAIN,
        DOWNLOAD,
        INSTALL,
        UPDATE_DATABASE,
        REBOOT,
        RESTORE,
        VERIFY,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** How a step stands. */
    public enum StepState {
        RUNNING,
        DONE,
        SKIPPED,
        FAILED,
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
