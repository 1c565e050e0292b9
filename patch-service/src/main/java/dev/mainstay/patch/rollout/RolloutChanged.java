package dev.mainstay.patch.rollout;

/** Fired inside the transaction in which a rollout started, halted, resumed or ended. */
public record RolloutChanged(Rollout rollout) {}
