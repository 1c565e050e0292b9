package dev.mainstay.scanner.other;

/** Sample, used from another package. */
public class OpenEntity {}
