package dev.mainstay.agent.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.events.PatchEvent;

/** Sample. */
@Breaks("STANDS_ALONE")
record KnowsEvents(PatchEvent event) {}
