package dev.mainstay.patch.job;

/** The agent asks for work; there is nothing to say yet. */
public record LeaseRequest() {}
