package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.sql.Sql;

/** Sample. */
@Breaks("NO_TABLE_HAS_BOTH_WAYS")
record MappedTwiceStore(Sql sql) {
    String statement() {
        return "select name from job_row";
    }
}
