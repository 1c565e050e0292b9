package dev.mainstay.agent.job.entry;

import dev.mainstay.agent.platform.UpdateId;
import java.util.HashSet;
import java.util.Set;

/** What the journal says of the licence terms of a job's updates. */
public final class EulaState {

    private final Set<UpdateId> accepted = new HashSet<>();
    private boolean open;
    private boolean settled;

    void apply(JobEntry entry) {
        if (entry instanceof JobEntry.EulasBegan) {
            open = true;
        } else if (entry instanceof JobEntry.EulasEnded ended) {
            open = false;
            settled = true;
            accepted.addAll(ended.accepted());
        }
    }

    /** Whether terms may have been accepted and nobody knows which. */
    public boolean open() {
        return open;
    }

    /** Whether all that were to be accepted are, by this job or by somebody else before it. */
    public boolean settled() {
        return settled;
    }

    /** Whether this job accepted the update's terms. */
    public boolean accepted(UpdateId update) {
        return accepted.contains(update);
    }
}
