package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import javax.sql.DataSource;

/** Sample. */
@Breaks("TRANSLATORS_DO_NOT_PERSIST")
class NestingResource {
    record Inner(DataSource source) {}
}
