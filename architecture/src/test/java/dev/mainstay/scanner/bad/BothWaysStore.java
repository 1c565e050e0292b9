package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.sql.Sql;
import jakarta.persistence.EntityManager;

/** Sample. */
@Breaks("A_STORE_HAS_ONE_WAY")
record BothWaysStore(Sql sql, EntityManager entities) {}
