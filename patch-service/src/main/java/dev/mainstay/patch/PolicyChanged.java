package dev.mainstay.patch;

/** Fired inside the transaction in which a baseline or a decision changed: other updates may be approved now. */
public record PolicyChanged() {}
