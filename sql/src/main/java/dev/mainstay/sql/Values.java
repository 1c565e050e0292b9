package dev.mainstay.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of a statement's parameters, by their names: {@code :name} in the statement. */
public abstract sealed class Values<S extends Values<S>> permits Query, Update, Batch {
    private final Map<String, Parameter> parameters = new HashMap<>();

    Values() {}

    @FunctionalInterface
    private interface Parameter {
        void set(PreparedStatement statement, int position) throws SQLException;
    }

    /**
     * Gives a parameter its value.
     *
     * @param value null, or a value of one of these types: {@link UUID}, {@link String}, whole number, {@link Boolean},
     *     {@link Instant} ({@code timestamptz}), {@link java.time.LocalDate}, {@code byte[]}, a constant of an enum (its name), or
     *     a collection of one of them (an array)
     */
    public S bind(String name, @Nullable Object value) {
        parameters.put(name, (statement, position) -> set(statement, position, value));
        return self();
    }

    /** Gives a parameter of type {@code jsonb} its value: {@code value} as JSON, or null. */
    public S bindJson(String name, @Nullable Object value) {
        return untyped(name, value == null ? null : Json.write(value));
    }

    /** Gives a parameter of type {@code jsonb} an array of the values, each with the tag that {@code element} gives it, or null. */
    public <T> S bindJsonList(String name, @Nullable Collection<T> values, Class<T> element) {
        return untyped(name, values == null ? null : Json.writeList(values, element));
    }

    /** The database takes it as what the column is. */
    private S untyped(String name, @Nullable String text) {
        parameters.put(name, (statement, position) -> statement.setObject(position, text, Types.OTHER));
        return self();
    }

    abstract S self();

    /** A value that is not asked for is left out: a filter has more than each of its queries. */
    void giveTo(PreparedStatement prepared, NamedStatement statement) throws SQLException {
        int position = 0;
        for (String name : statement.names()) {
            Parameter parameter = parameters.get(name);
            if (parameter == null) {
                throw new IllegalStateException("The parameter :" + name + " has no value");
            }
            position++;
            parameter.set(prepared, position);
        }
    }

    private static void set(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(position, Types.OTHER);
            case Instant instant -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(position, constant.name());
            case byte[] bytes -> statement.setBytes(position, bytes);
            case Collection<?> elements -> setArray(statement, position, elements);
            default -> statement.setObject(position, value);
        }
    }

    private static void setArray(PreparedStatement statement, int position, Collection<?> elements)
            throws SQLException {
        Object first = elements.stream().filter(Objects::nonNull).findFirst().orElse(null);
        if (first == null) {
            String nulls = String.join(",", Collections.nCopies(elements.size(), "null"));
            statement.setObject(position, "{" + nulls + "}", Types.OTHER); // of whatever type is wanted
            return;
        }
        Connection connection = statement.getConnection();
        statement.setArray(
                position,
                switch (first) {
                    case UUID id -> connection.createArrayOf("uuid", elements.toArray());
                    case Long number -> connection.createArrayOf("bigint", elements.toArray());
                    case Integer number -> connection.createArrayOf("integer", elements.toArray());
                    case Boolean flag -> connection.createArrayOf("boolean", elements.toArray());
                    case byte[] bytes -> connection.createArrayOf("bytea", elements.toArray(byte[][]::new));
                    case Instant instant ->
                        connection.createArrayOf(
                                "timestamptz",
                                elements.stream().map(Values::text).toArray());
                    default ->
                        connection.createArrayOf(
                                "text", elements.stream().map(Values::text).toArray());
                });
    }

    private static @Nullable String text(@Nullable Object element) {
        return switch (element) {
            case null -> null;
            case Enum<?> constant -> constant.name();
            default -> element.toString();
        };
    }
}
