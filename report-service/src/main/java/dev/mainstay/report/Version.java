package dev.mainstay.report;

import dev.mainstay.sql.Row;
import java.util.UUID;

/**
 * One version of one thing that events are about.
 *
 * @param id the thing
 * @param sequence its version
 */
public record Version(UUID id, long sequence) {

    /** Reads it from the column of the thing's id and the column {@code sequence}. */
    public static Version of(Row row, String id) {
        return new Version(row.uuid(id), row.bigint("sequence"));
    }
}
