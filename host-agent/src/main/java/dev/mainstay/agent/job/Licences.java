package dev.mainstay.agent.job;

import dev.mainstay.agent.job.entry.JobEntry;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.WindowsUpdate;
import dev.mainstay.agent.platform.WindowsUpdate.Found;
import java.util.List;
import java.util.Optional;

/**
 * Licence terms that a person accepted with the approval, accepted on the host, and those only. Accepting twice is no
 * second effect, so an open intent is carried out again; which terms this job accepted is in the journal and the result.
 */
final class Licences {

    private final CurrentJob job;

    Licences(CurrentJob job) {
        this.job = job;
    }

    /**
     * Accepts them.
     *
     * @return why not; empty when there is nothing left to accept
     */
    Optional<Failure> accept() {
        List<UpdateId> wanted = job.order().eulas();
        if (wanted.isEmpty() || job.state().eulas().settled()) {
            return Optional.empty();
        }
        WindowsUpdate updates = job.platform().windowsUpdate();
        for (int failures = 1; ; failures++) {
            // What an unfinished call did cannot be told from what this one finds: it counts as done by this job.
            boolean unsure = job.state().eulas().open();
            if (!unsure) {
                job.record(new JobEntry.EulasBegan(wanted, job.now()));
            }
            Answer<List<UpdateId>> answer =
                    updates.acceptEulas(wanted, job.config().timeouts().search());
            job.life().check();
            if (answer.known().isPresent()) {
                List<UpdateId> accepted = unsure ? wanted : answer.known().get();
                job.record(new JobEntry.EulasEnded(accepted, job.now()));
                return Optional.empty();
            }
            Failure why = answer.whyNot().orElseThrow();
            if (!job.triedAgain(why.hresult(), failures)) {
                return Optional.of(failed(wanted, why));
            }
        }
    }

    /** Finds out which terms were accepted all the same, so that none is without being told. */
    private Failure failed(List<UpdateId> wanted, Failure why) {
        Answer<Found> offered = job.ask(() -> job.platform()
                .windowsUpdate()
                .search(UpdateState.MISSING, job.config().timeouts().search()));
        List<UpdateId> accepted = offered.known().map(Found::updates).orElse(List.of()).stream()
                .filter(Update::eulaAccepted)
                .map(Update::id)
                .filter(wanted::contains)
                .toList();
        job.record(new JobEntry.EulasEnded(accepted, job.now()));
        String which = offered.known().isPresent() ? "" : "; nobody can tell which of them were";
        return new Failure(why.hresult(), "licence terms were not accepted" + which + ": " + why.message());
    }
}
