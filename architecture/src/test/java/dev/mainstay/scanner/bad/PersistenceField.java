package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;

/** Sample. */
@Breaks("INJECTION_IS_BY_CONSTRUCTOR")
class PersistenceField {
    @PersistenceContext
    @Nullable
    EntityManager entities;
}
