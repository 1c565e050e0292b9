package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.time.Clock;

/** Sample. */
@Breaks("DECIDERS_ARE_TOLD_THE_TIME")
record ClockMachine(Clock clock) {}
