package dev.mainstay.patch.planning;

/** The news, for whoever listens after the commit, that the service learnt something new of its hosts. */
public record EstateChanged() {}
