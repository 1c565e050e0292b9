package dev.mainstay.agent.bad;

import com.sun.jna.Pointer;
import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("JNA_STAYS_IN_THE_WINDOWS_ADAPTER")
record CallsWindows(Pointer pointer) {}
