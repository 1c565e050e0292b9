package dev.mainstay.patch.job.store;

/** The news, for whoever listens after the commit, that a job was scheduled, changed its status or left its host in no doubt. */
public record JobChanged() {}
