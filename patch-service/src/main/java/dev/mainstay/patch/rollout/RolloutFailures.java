package dev.mainstay.patch.rollout;

/**
 * How many hosts of a rollout stand against it.
 *
 * @param failed with a failed job that nobody has put right
 * @param lost with a lost job
 * @param hosts with either
 */
public record RolloutFailures(int failed, int lost, int hosts) {

    boolean tooManyFor(int maxFailed) {
        return hosts > maxFailed;
    }

    /** What a rollout that does not bear them is halted for. Without its lost hosts, it might bear the others. */
    String haltedFor(int maxFailed) {
        return failed > maxFailed ? Rollout.TOO_MANY_FAILURES : Rollout.TOO_MANY_LOST;
    }
}
