package dev.mainstay.scanner.scan.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record as a report has them, one for each component: its type says how it is read, {@link Size} how long a text
 * may be, and {@link Nullable} that it may be left out. Looked up once, so that reading a record costs no reflection.
 */
final class RecordFields<R extends Record> {
    private final Class<R> type;
    private final List<Field> fields;
    private final Map<String, Field> byName = new HashMap<>();
    private final MethodHandle constructor;

    private RecordFields(Class<R> type, List<Field> fields, MethodHandle constructor) {
        this.type = type;
        this.fields = fields;
        this.constructor = constructor;
        fields.forEach(field -> byName.put(field.name(), field));
    }

    /**
     * A field.
     *
     * @param place of the component
     */
    record Field(int place, String name, boolean optional, StrictJson.Value<?> value) {
        @Nullable
        Object read(JsonParser json) throws IOException {
            return optional ? StrictJson.orNull(json, value) : value.read(json);
        }
    }

    static <R extends Record> RecordFields<R> of(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            fields.add(new Field(
                    fields.size(),
                    component.getName(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    value(component)));
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandle constructor = MethodHandles.lookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
            return new RecordFields<>(type, List.copyOf(fields), constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record of a report is not to be made: " + type, e);
        }
    }

    private static StrictJson.Value<?> value(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType list && component.getType() == List.class) {
            StrictJson.Value<?> element = value(list.getActualTypeArguments()[0]);
            return json -> StrictJson.list(json, element);
        }
        Size size = component.getAccessor().getAnnotation(Size.class);
        return size == null ? value(component.getGenericType()) : json -> StrictJson.text(json, size.max());
    }

    private static StrictJson.Value<?> value(Type type) {
        if (type == String.class) {
            return StrictJson::text;
        } else if (type == UUID.class) {
            return StrictJson::id;
        } else if (type == boolean.class) {
            return StrictJson::flag;
        } else if (type == int.class) {
            return StrictJson::count;
        } else if (type == Long.class) {
            return StrictJson::number;
        } else if (type == Instant.class) {
            return StrictJson::instant;
        } else if (type instanceof Class<?> constant && constant.isEnum()) {
            return constant(constant);
        }
        throw new IllegalStateException("A report has no values of " + type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // which enum it is, only the component knows
    private static StrictJson.Value<?> constant(Class<?> type) {
        return json -> StrictJson.constant(json, (Class) type);
    }

    @Nullable
    Field named(String name) {
        return byName.get(name);
    }

    List<Object> names() {
        return fields.stream().<Object>map(Field::name).toList();
    }

    int size() {
        return fields.size();
    }

    /**
     * Makes the record.
     *
     * @param values by their places
     * @throws JsonMappingException if one is not there that may not be left out
     */
    R made(@Nullable Object[] values, JsonParser json) throws JsonMappingException {
        for (Field field : fields) {
            if (values[field.place()] == null && !field.optional()) {
                JsonMappingException missing = StrictJson.refused(json, type, "is missing");
                missing.prependPath(type, field.name());
                throw missing;
            }
        }
        try {
            return type.cast((Record) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Constructors of records throw nothing else", e);
        }
    }
}
