package dev.mainstay.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JSON columns of entities, written as events are and not as REST is, which may be customised. What cannot be read is null, as
 * one row must not fail the query that finds it: columns are never null, so stores tell it by that.
 */
@JsonFormat
@PersistenceUnitExtension
class EntityJson implements FormatMapper {

    private static final Logger LOG = Logger.getLogger(EntityJson.class);

    @Override
    public <T> @Nullable T fromString(CharSequence json, JavaType<T> type, WrapperOptions options) {
        try {
            return EventJson.mapper()
                    .readValue(json.toString(), EventJson.mapper().constructType(type.getJavaType()));
        } catch (JsonProcessingException e) {
            LOG.debugf("Stored JSON is no %s: %s", type.getTypeName(), e.getMessage());
            return null;
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
