package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sample. */
@Breaks("NO_JDBC_BY_HAND")
class CountingStore {
    void set(PreparedStatement statement) throws SQLException {
        statement.setInt(1, 1);
    }
}
