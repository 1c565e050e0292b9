package dev.mainstay.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An insert of many rows, by way of a temporary table {@code staged_…} that COPY fills, and what happens to those whose key is
 * there already. Made once and kept in a constant.
 */
public final class Upsert {
    private final String table;
    private final String columns;
    private final String conflict;

    private Upsert(String table, String columns, String conflict) {
        this.table = table;
        this.columns = columns;
        this.conflict = conflict;
    }

    /**
     * An upsert whose rows are all new: one with the key of another is refused.
     *
     * @param columns of the rows, with commas between
     */
    public static Upsert into(String table, String columns) {
        return new Upsert(table, columns, "");
    }

    /** Rows whose key is there are left as they are. */
    public Upsert ignoringKnown() {
        return new Upsert(table, columns, " on conflict do nothing");
    }

    /**
     * Rows whose key is there get the new values.
     *
     * @param key the columns of the key, with commas between
     */
    public Upsert replacing(String key) {
        Set<String> keys = Set.copyOf(names(key));
        String values = names(columns).stream()
                .filter(column -> !keys.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return new Upsert(table, columns, " on conflict (" + key + ") do update set " + values);
    }

    /**
     * Only those rows get the new values for which this holds.
     *
     * @param condition with {@code excluded.} before a new value and {@code known.} before one that is there
     */
    public Upsert where(String condition) {
        return new Upsert(table, columns, conflict + " where " + condition);
    }

    /** Sent together. The table is empty already, unless the transaction has upserted into the same table before. */
    String create() {
        return "create temporary table if not exists " + staging() + " on commit delete rows as select " + columns
                + " from " + table + " with no data; delete from " + staging();
    }

    String copyTarget() {
        return staging() + " (" + columns + ")";
    }

    String insert() {
        return "insert into " + table + " as known (" + columns + ") select " + columns + " from " + staging()
                + conflict;
    }

    private String staging() {
        return "staged_" + table;
    }

    static List<String> names(String columns) {
        return Arrays.stream(columns.split(",")).map(String::strip).toList();
    }
}
