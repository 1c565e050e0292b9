package dev.mainstay.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The {@code ce_type} of every event, the topic it travels on and the record it carries. */
public enum EventType {
    HOST_REGISTERED("host.registered", Topic.ESTATE_HOSTS, HostSnapshot.class),
    HOST_CHANGED("host.changed", Topic.ESTATE_HOSTS, HostSnapshot.class),
    HOST_RETIRED("host.retired", Topic.ESTATE_HOSTS, HostSnapshot.class),

    SCAN_COMPLETED("scan.completed", Topic.SCAN_RESULTS, ScanSnapshot.class),
    SCAN_FAILED("scan.failed", Topic.SCAN_RESULTS, ScanSnapshot.class),
    FINDINGS_CHANGED("findings.changed", Topic.SCAN_RESULTS, FindingsSnapshot.class),

    JOB_PLANNED("job.planned", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_SCHEDULED("job.scheduled", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_READY("job.ready", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_LEASED("job.leased", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_RUNNING("job.running", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_REBOOTING("job.rebooting", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_VERIFYING("job.verifying", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_SUCCEEDED("job.succeeded", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_LOST("job.lost", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_FAILED("job.failed", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_VERIFY_FAILED("job.verify-failed", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_CANCELLED("job.cancelled", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_EXPIRED("job.expired", Topic.PATCH_JOBS, JobSnapshot.class),
    JOB_BLOCKED("job.blocked", Topic.PATCH_JOBS, JobSnapshot.class),

    ROLLOUT_STARTED("rollout.started", Topic.PATCH_ROLLOUTS, RolloutSnapshot.class),
    ROLLOUT_CHANGED("rollout.changed", Topic.PATCH_ROLLOUTS, RolloutSnapshot.class),
    ROLLOUT_HALTED("rollout.halted", Topic.PATCH_ROLLOUTS, RolloutSnapshot.class),
    ROLLOUT_RESUMED("rollout.resumed", Topic.PATCH_ROLLOUTS, RolloutSnapshot.class),
    ROLLOUT_ENDED("rollout.ended", Topic.PATCH_ROLLOUTS, RolloutSnapshot.class),

    DECISION_APPROVED("decision.approved", Topic.PATCH_DECISIONS, DecisionSnapshot.class),
    DECISION_DECLINED("decision.declined", Topic.PATCH_DECISIONS, DecisionSnapshot.class),
    DECISION_DEFERRED("decision.deferred", Topic.PATCH_DECISIONS, DecisionSnapshot.class),
    DECISION_WAIVED("decision.waived", Topic.PATCH_DECISIONS, DecisionSnapshot.class),
    DECISION_RETRACTED("decision.retracted", Topic.PATCH_DECISIONS, DecisionSnapshot.class),

    AUDIT_RECORDED("audit.recorded", Topic.AUDIT_ENTRIES, AuditEntry.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final Topic topic;
    private final Class<? extends Record> payload;

    EventType(String wireName, Topic topic, Class<? extends Record> payload) {
        this.wireName = wireName;
        this.topic = topic;
        this.payload = payload;
    }

    /** Returns the value of the CloudEvents attribute {@code type}. */
    public String wireName() {
        return wireName;
    }

    /** Returns the topic that carries this type. */
    public Topic topic() {
        return topic;
    }

    /** Returns the record that this type's JSON value is read into. */
    public Class<? extends Record> payload() {
        return payload;
    }

    /** Returns the type of that name; empty for a type newer than this reader, which it should pass over. */
    public static Optional<EventType> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
