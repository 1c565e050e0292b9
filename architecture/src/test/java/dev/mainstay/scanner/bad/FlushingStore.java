package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.persistence.EntityManager;

/** Sample. */
@Breaks("NOTHING_BESIDE_HIBERNATE")
class FlushingStore {
    void flush(EntityManager entities) {
        entities.flush();
    }
}
