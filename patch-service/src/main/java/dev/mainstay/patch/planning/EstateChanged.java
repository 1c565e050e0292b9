package dev.mainstay.patch.planning;

/** Event fired inside the transaction in which the service learnt something new of its hosts. */
public record EstateChanged() {}
