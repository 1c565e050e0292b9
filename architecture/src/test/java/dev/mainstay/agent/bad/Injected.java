package dev.mainstay.agent.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.inject.Inject;

/** Sample. */
@Breaks("NO_FRAMEWORK")
class Injected {
    @Inject
    Injected() {}
}
