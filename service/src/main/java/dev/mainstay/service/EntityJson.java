package dev.mainstay.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** The JSON columns of entities, written as events are and not as REST is, which may be customised. */
@JsonFormat
@PersistenceUnitExtension
class EntityJson implements FormatMapper {

    @Override
    public <T> T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
        try {
            return EventJson.mapper()
                    .readValue(json.toString(), EventJson.mapper().constructType(type.getJavaType()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON is no " + type.getTypeName(), e);
        }
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        try {
            return EventJson.mapper()
                    .writerFor(EventJson.mapper().constructType(type.getJavaType()))
                    .writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }
}
