package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.util.logging.Logger;

/** Sample. */
@Breaks("ONE_LOGGER")
record OtherLogger(Logger logger) {}
