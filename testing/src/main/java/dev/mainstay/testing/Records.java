package dev.mainstay.testing;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies of records with some components otherwise. */
public final class Records {
    private Records() {}

    /**
     * A copy.
     *
     * @param otherwise names of components, each followed by its value
     * @throws IllegalArgumentException if the record has no such component, or not with such a value
     */
    public static <R extends Record> R with(R record, @Nullable Object... otherwise) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getAccessor().invoke(record);
            }
            for (int i = 0; i < otherwise.length; i += 2) {
                values[place(components, String.valueOf(otherwise[i]))] = otherwise[i + 1];
            }
            @SuppressWarnings("unchecked") // of the same class
            R copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("There is no such " + record.getClass(), e);
        }
    }

    private static int place(RecordComponent[] components, String name) {
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no component " + name);
    }
}
