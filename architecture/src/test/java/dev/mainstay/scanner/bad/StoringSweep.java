package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.sql.Connection;

/** Sample. */
@Breaks("TRANSLATORS_DO_NOT_PERSIST")
record StoringSweep(Connection connection) {}
