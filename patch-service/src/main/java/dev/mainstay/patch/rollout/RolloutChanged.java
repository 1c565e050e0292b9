package dev.mainstay.patch.rollout;

/** Event fired inside the transaction in which a rollout started, halted, resumed or ended. */
public record RolloutChanged(Rollout rollout) {}
