package dev.mainstay.agent.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one object. All that is read is asked for by name; {@link #end()} refuses what nobody asked for. */
public final class Fields {

    private final Map<String, Object> values;
    private final Set<String> asked = new HashSet<>();

    Fields(Map<String, Object> values) {
        this.values = values;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name) {
        return typed(name, String.class);
    }

    public @Nullable String textIfAny(String name) {
        return has(name) ? text(name) : absent(name);
    }

    public long number(String name) {
        return typed(name, Long.class);
    }

    /**
     * A whole number within bounds.
     *
     * @throws JsonException when it is outside them
     */
    public int number(String name, int least, int most) {
        long number = number(name);
        if (number < least || number > most) {
            throw new JsonException(name + " is out of range");
        }
        return (int) number;
    }

    public boolean flag(String name) {
        return typed(name, Boolean.class);
    }

    /** False when there is no such field. */
    public boolean flagIfAny(String name) {
        if (!has(name)) {
            absent(name);
            return false;
        }
        return flag(name);
    }

    public UUID uuid(String name) {
        return converted(name, UUID::fromString);
    }

    public Instant instant(String name) {
        return converted(name, Instant::parse);
    }

    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        return converted(name, text -> Enum.valueOf(type, text));
    }

    public <E extends Enum<E>> Optional<E> constantIfAny(String name, Class<E> type) {
        if (!has(name)) {
            absent(name);
            return Optional.empty();
        }
        return Optional.of(constant(name, type));
    }

    public Fields object(String name) {
        return nested(name, typed(name, Map.class));
    }

    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (Object value : typed(name, List.class)) {
            objects.add(nested(name, value));
        }
        return objects;
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : typed(name, List.class)) {
            if (!(value instanceof String text)) {
                throw new JsonException(name + " has an element of the wrong kind");
            }
            texts.add(text);
        }
        return texts;
    }

    /**
     * All has been read.
     *
     * @throws JsonException when there are fields that nobody asked for
     */
    public void end() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                throw new JsonException("unknown field " + name);
            }
        }
    }

    private @Nullable String absent(String name) {
        asked.add(name);
        return null;
    }

    private <T> T converted(String name, Function<String, T> conversion) {
        String text = text(name);
        try {
            return conversion.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new JsonException(name + " has a value that cannot be");
        }
    }

    private <T> T typed(String name, Class<T> type) {
        asked.add(name);
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new JsonException(name + (value == null ? " is missing" : " is of the wrong kind"));
        }
        return type.cast(value);
    }

    private static Fields nested(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new JsonException(name + " has an element of the wrong kind");
        }
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        map.forEach((key, field) -> fields.put((String) key, field));
        return new Fields(fields);
    }
}
