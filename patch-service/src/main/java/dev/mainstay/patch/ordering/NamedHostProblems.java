package dev.mainstay.patch.ordering;

import dev.mainstay.http.ProblemException;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.ordering.NamedHosts.Choice;
import java.util.stream.Collectors;

/** Why nothing can be ordered for the hosts that a person names. */
final class NamedHostProblems {

    private NamedHostProblems() {}

    static ProblemException of(Choice choice) {
        return switch (choice) {
            case Choice.UnknownRollout() ->
                new ProblemException(404, "unknown-rollout", "Unknown rollout", "There is no such rollout.");
            case Choice.RolloutNotActive() ->
                new ProblemException(
                        409,
                        "rollout-state",
                        "Not possible in this state",
                        "The rollout is not active: resume it, or start another.");
            case Choice.NotPossible impossible ->
                new ProblemException(
                        409,
                        "hosts-not-possible",
                        "Not possible on these hosts",
                        "The rollout does not cover them, or they were never scanned: "
                                + impossible.hosts().stream()
                                        .map(HostId::toString)
                                        .collect(Collectors.joining(", ")));
            case Choice.AllHaveOpenJobs() ->
                new ProblemException(
                        409,
                        "host-has-open-job",
                        "The host has another open job",
                        "All of the hosts do. Wait until they have ended, or cancel them.");
            case Choice.Ready ready -> throw new IllegalArgumentException("No problem: " + ready.rolloutId());
        };
    }
}
