package dev.mainstay.patch.ordering;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.ProblemKind;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.job.view.JobProblems;
import dev.mainstay.patch.ordering.NamedHosts.Choice;
import dev.mainstay.patch.rollout.RolloutProblems;
import java.util.stream.Collectors;

/** Why nothing can be ordered for the hosts that a person names. */
final class NamedHostProblems {

    static final ProblemKind HOSTS_NOT_POSSIBLE =
            new ProblemKind(409, "hosts-not-possible", "Not possible on these hosts", "Impossible sur ces hôtes");

    private NamedHostProblems() {}

    static ProblemException of(Choice choice) {
        return switch (choice) {
            case Choice.UnknownRollout() -> RolloutProblems.UNKNOWN_ROLLOUT.because("There is no such rollout.");
            case Choice.RolloutNotActive() ->
                RolloutProblems.ROLLOUT_STATE.because("The rollout is not active: resume it, or start another.");
            case Choice.NotPossible impossible ->
                HOSTS_NOT_POSSIBLE.because("The rollout does not cover them, or they were never scanned: "
                        + impossible.hosts().stream().map(HostId::toString).collect(Collectors.joining(", ")));
            case Choice.AllHaveOpenJobs() ->
                JobProblems.HOST_HAS_OPEN_JOB.because(
                        "All of the hosts do. Wait until they have ended, or cancel them.");
            case Choice.Ready ready -> throw new IllegalArgumentException("No problem: " + ready.rolloutId());
        };
    }
}
