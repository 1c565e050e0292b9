package dev.mainstay.sql;

/** What becomes of one row of a result. */
@FunctionalInterface
public interface RowReader<T> {
    T read(Row row);
}
