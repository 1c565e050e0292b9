package dev.mainstay.agent.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Longest;
import dev.mainstay.agent.platform.UpdateId;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records of the platform as JSON: an object with a field of the same name for each component that is there, constants by name
 * and times as ISO 8601 has them; an update's identity is two fields, {@code updateId} and {@code revision}. So what the
 * platform tells reaches a scan without being spelled again.
 */
final class RecordJson {

    private RecordJson() {}

    /** Writes the field; nothing where there is no value. */
    static void field(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            value(json, value);
        }
    }

    /** Writes the fields of a record into the object that is begun. */
    static void fields(JsonGenerator json, Record told) throws IOException {
        for (RecordComponent component : told.getClass().getRecordComponents()) {
            Object value = read(component, told);
            Longest longest = component.getAnnotation(Longest.class);
            if (value instanceof UpdateId update) {
                json.writeStringField("updateId", update.id().toString());
                json.writeNumberField("revision", update.revision());
            } else if (value instanceof String text && longest != null) {
                json.writeStringField(component.getName(), text.substring(0, Math.min(text.length(), longest.value())));
            } else {
                field(json, component.getName(), value);
            }
        }
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Hresult code) {
            json.writeString(code.toString());
        } else if (value instanceof Record told) {
            json.writeStartObject();
            fields(json, told);
            json.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object one : list) {
                value(json, one);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.name());
        } else if (value instanceof String
                || value instanceof UUID
                || value instanceof Instant
                || value instanceof LocalDate) {
            json.writeString(value.toString());
        } else {
            throw new IllegalArgumentException("A scan has no values of " + value.getClass());
        }
    }

    private static @Nullable Object read(RecordComponent component, Record told) {
        try {
            return component.getAccessor().invoke(told);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Not to be read: " + component, e);
        }
    }
}
