package dev.mainstay.patch;

/** The news, for whoever listens after the commit, that a baseline or a decision changed: other updates may be approved now. */
public record PolicyChanged() {}
