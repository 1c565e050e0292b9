package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Answer;
import java.time.Instant;

/** When Windows last started: always the same instant until it starts anew, whatever becomes of the clock. */
interface BootTime {

    Answer<Instant> lastBootAt();
}
