package dev.mainstay.patch.job;

import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot;
import java.util.Arrays;
import java.util.List;

/** Where a job stands. */
public enum JobStatus {
    /** Made from a scan; no time is set yet. */
    PLANNED(EventType.JOB_PLANNED, Phase.WAITING),
    /** Its time has come; it waits until its pools allow it. */
    SCHEDULED(EventType.JOB_SCHEDULED, Phase.WAITING),
    /** Held by something that does not pass by itself: a person or an agent has to act. */
    BLOCKED(EventType.JOB_BLOCKED, Phase.WAITING),
    /** Released: the agent may lease it. */
    READY(EventType.JOB_READY, Phase.RELEASED),
    /** The agent has it and has not begun. */
    LEASED(EventType.JOB_LEASED, Phase.RELEASED),
    RUNNING(EventType.JOB_RUNNING, Phase.RELEASED),
    REBOOTING(EventType.JOB_REBOOTING, Phase.RELEASED),
    /** The agent says it is done; the proof is missing. */
    VERIFYING(EventType.JOB_VERIFYING, Phase.RELEASED),
    /** Begun, then silent beyond its lease. Never run again; the agent's late word or a person settles it. */
    LOST(EventType.JOB_LOST, Phase.RELEASED),
    SUCCEEDED(EventType.JOB_SUCCEEDED, Phase.ENDED),
    FAILED(EventType.JOB_FAILED, Phase.ENDED),
    VERIFY_FAILED(EventType.JOB_VERIFY_FAILED, Phase.ENDED),
    CANCELLED(EventType.JOB_CANCELLED, Phase.ENDED),
    EXPIRED(EventType.JOB_EXPIRED, Phase.ENDED);

    /** The statuses of jobs that no agent has taken: not released, or released and not leased. */
    public static final List<JobStatus> NOT_BEGUN = List.of(PLANNED, SCHEDULED, BLOCKED, READY);

    /** The statuses of jobs that an agent has taken and whose end is not known. */
    public static final List<JobStatus> BEGUN = List.of(LEASED, RUNNING, REBOOTING, VERIFYING, LOST);

    /** The final statuses. */
    public static final List<JobStatus> ENDED = in(Phase.ENDED);

    /** The statuses of a host's one open job. */
    public static final List<JobStatus> OPEN =
            Arrays.stream(values()).filter(status -> !status.ended()).toList();

    private enum Phase {
        WAITING,
        RELEASED,
        ENDED
    }

    private final EventType announcedAs;
    private final Phase phase;

    JobStatus(EventType announcedAs, Phase phase) {
        this.announcedAs = announcedAs;
        this.phase = phase;
    }

    public EventType announcedAs() {
        return announcedAs;
    }

    public JobSnapshot.JobStatus onTheWire() {
        return JobSnapshot.JobStatus.valueOf(name());
    }

    public boolean waiting() {
        return phase == Phase.WAITING;
    }

    public boolean released() {
        return phase == Phase.RELEASED;
    }

    public boolean ended() {
        return phase == Phase.ENDED;
    }

    /** Ended without having patched the host: the host may be half-way and counts as out. */
    public boolean failed() {
        return this == FAILED || this == VERIFY_FAILED;
    }

    private static List<JobStatus> in(Phase phase) {
        return Arrays.stream(values()).filter(status -> status.phase == phase).toList();
    }
}
