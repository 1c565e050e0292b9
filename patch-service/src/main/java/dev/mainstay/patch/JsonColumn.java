package dev.mainstay.patch;

import jakarta.persistence.AttributeConverter;

/**
 * A column that holds a record as JSON, as event values do. Of type {@code text}: {@code jsonb} refuses an escaped NUL, which titles
 * and people's words may have. Such a record never changes, so Hibernate need not keep a second copy to find out.
 */
public abstract class JsonColumn<T extends Record> implements AttributeConverter<T, String> {

    private final Class<T> type;

    protected JsonColumn(Class<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        return StoredJson.write(value);
    }

    @Override
    public T convertToEntityAttribute(String json) {
        return StoredJson.read(json, type);
    }
}
