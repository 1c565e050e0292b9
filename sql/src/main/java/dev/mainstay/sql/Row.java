package dev.mainstay.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result, its columns by name. A column that may be null is read by a method that says so; any other says with
 * {@link IllegalStateException} that it is null, or that there is none of that name.
 */
public final class Row {
    private final ResultSet values;

    Row(ResultSet values) {
        this.values = values;
    }

    /** A column of type {@code uuid}. */
    public UUID uuid(String column) {
        return there(column, uuidOrNull(column));
    }

    public @Nullable UUID uuidOrNull(String column) {
        return read(() -> values.getObject(column, UUID.class));
    }

    /** A column of type {@code text}. */
    public String text(String column) {
        return there(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> values.getString(column));
    }

    /** A column of type {@code text} that holds a constant's name. */
    public <E extends Enum<E>> E name(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E nameOrNull(String column, Class<E> type) {
        String name = textOrNull(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** A column of type {@code bigint}, or of a smaller whole number. */
    public long bigint(String column) {
        return there(column, bigintOrNull(column));
    }

    public @Nullable Long bigintOrNull(String column) {
        return read(() -> {
            long value = values.getLong(column);
            return values.wasNull() ? null : value;
        });
    }

    /** A column of type {@code integer}; also a {@code bigint} that is known to fit, such as a count. */
    public int integer(String column) {
        return there(column, integerOrNull(column));
    }

    public @Nullable Integer integerOrNull(String column) {
        return read(() -> {
            int value = values.getInt(column);
            return values.wasNull() ? null : value;
        });
    }

    /** A column of type {@code boolean}. */
    public boolean bool(String column) {
        return there(column, boolOrNull(column));
    }

    public @Nullable Boolean boolOrNull(String column) {
        return read(() -> {
            boolean value = values.getBoolean(column);
            return values.wasNull() ? null : value;
        });
    }

    /** A column of type {@code timestamptz}, to the microsecond. */
    public Instant instant(String column) {
        return there(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        OffsetDateTime time = read(() -> values.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    /** A column of type {@code date}. */
    public LocalDate date(String column) {
        return there(column, dateOrNull(column));
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return read(() -> values.getObject(column, LocalDate.class));
    }

    /** A column of type {@code bytea}. */
    public byte[] bytes(String column) {
        return there(column, bytesOrNull(column));
    }

    public byte @Nullable [] bytesOrNull(String column) {
        return read(() -> values.getBytes(column));
    }

    /** A column of type {@code text[]}, without nulls in it. */
    public List<String> texts(String column) {
        return there(column, textsOrNull(column));
    }

    public @Nullable List<String> textsOrNull(String column) {
        return elements(column, String[].class);
    }

    /** A column of type {@code uuid[]}, without nulls in it. */
    public List<UUID> uuids(String column) {
        return there(column, uuidsOrNull(column));
    }

    public @Nullable List<UUID> uuidsOrNull(String column) {
        return elements(column, UUID[].class);
    }

    /** A column of type {@code jsonb} that holds one value; empty where it is null. */
    public <T> Optional<T> json(String column, Class<T> type) {
        return Optional.ofNullable(textOrNull(column)).map(json -> Json.read(json, type));
    }

    /** A column of type {@code jsonb} that holds an array; empty where it is null. */
    public <T> Optional<List<T>> jsonList(String column, Class<T> element) {
        return Optional.ofNullable(textOrNull(column)).map(json -> Json.readList(json, element));
    }

    private <T> @Nullable List<T> elements(String column, Class<T[]> type) {
        return read(() -> {
            Array array = values.getArray(column);
            return array == null ? null : List.of(type.cast(array.getArray()));
        });
    }

    private static <T> T there(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }

    private static <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.value();
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T value() throws SQLException;
    }
}
