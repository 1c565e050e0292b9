package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.inject.Inject;

/** Sample. */
@Breaks("DECIDERS_ARE_PURE")
class InjectedMachine {
    @Inject
    InjectedMachine() {}
}
