package dev.mainstay.patch.rollout;

/** The news, for whoever listens after the commit, that a rollout started, halted, resumed or ended. */
public record RolloutChanged() {}
