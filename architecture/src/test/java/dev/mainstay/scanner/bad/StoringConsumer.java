package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.persistence.EntityManager;

/** Sample. */
@Breaks("TRANSLATORS_DO_NOT_PERSIST")
record StoringConsumer(EntityManager entities) {}
