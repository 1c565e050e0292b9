package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.sql.Connection;

/** Sample. */
@Breaks("DECIDERS_ARE_PURE")
record SqlEvaluator(Connection connection) {}
