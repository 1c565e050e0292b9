package dev.mainstay.patch;

/** Event fired inside the transaction in which a baseline or a decision changed: other updates may be approved now. */
public record PolicyChanged() {}
