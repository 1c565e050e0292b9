package dev.mainstay.patch.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.mainstay.events.JobSnapshot.Step;
import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps the agent has reported, each once with its latest state, in the order of their first report.
 *
 * @param announcedPercent progress of the latest step as last published, 0 to 100
 */
public record JobSteps(List<Step> steps, int announcedPercent) {

    static final JobSteps NONE = new JobSteps(List.of(), 0);

    /** Progress is published again when it has moved by this many points. */
    private static final int ANNOUNCED_EVERY = 10;

    JobSteps with(Step step, boolean announced) {
        List<Step> next = new ArrayList<>(steps);
        int at = indexOf(step.name());
        if (at < 0) {
            next.add(step);
        } else {
            next.set(at, step);
        }
        return new JobSteps(List.copyOf(next), announced ? percent(step) : announcedPercent);
    }

    /** Whether the stream should hear of it: another step, another state, or at least ten points more. */
    boolean worthAnnouncing(Step step) {
        Optional<Step> known = find(step.name());
        return known.isEmpty()
                || known.get().state() != step.state()
                || percent(step) >= announcedPercent + ANNOUNCED_EVERY;
    }

    Optional<Step> find(StepName name) {
        int at = indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(steps.get(at));
    }

    /**
     * Whether none of them changed anything on the host: it was looked at, and at most something was downloaded. Nothing begins on
     * a host before this service has heard of its step, until something is installed (docs/agent-protocol.md), so a step
     * that nobody reported was not begun.
     */
    @JsonIgnore
    boolean onlyRead() {
        return steps.stream().allMatch(step -> switch (step.name()) {
            case PREFLIGHT, DOWNLOAD, VERIFY -> true;
            case DRAIN, INSTALL, UPDATE_DATABASE, REBOOT, RESTORE, UNKNOWN -> step.state() == StepState.SKIPPED;
        });
    }

    /** When the host last went down for the job, by its own clock. */
    @JsonIgnore
    Optional<Instant> restartedAt() {
        return find(StepName.REBOOT).map(Step::startedAt);
    }

    private int indexOf(StepName name) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name() == name) {
                return i;
            }
        }
        return -1;
    }

    private static int percent(Step step) {
        @Nullable Integer percent = step.percent();
        return percent == null ? 0 : percent;
    }
}
