package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("ONE_LOGGER")
record SystemsLogger(System.Logger logger) {}
