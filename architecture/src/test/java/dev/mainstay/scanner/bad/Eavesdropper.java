package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.enterprise.event.Observes;

/** Sample. */
@Breaks("EVENTS_ARE_HEARD_AFTER_THE_COMMIT")
class Eavesdropper {
    void on(@Observes Thing event) {}

    record Thing() {}
}
