package dev.mainstay.patch.job.store;

/**
 * How many hosts of a rollout stand against it.
 *
 * @param failed with a failed job that nobody has put right
 * @param lost with a lost job
 * @param hosts with either
 */
public record RolloutFailures(int failed, int lost, int hosts) {}
