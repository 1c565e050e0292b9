package dev.mainstay.patch.job;

/** Sample. */
public record PatchJob(String id) {}
