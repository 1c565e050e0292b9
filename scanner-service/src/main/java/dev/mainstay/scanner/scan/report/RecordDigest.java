package dev.mainstay.scanner.scan.report;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of a record of one class, on their way into a digest in the order of its components. Which components there are is
 * looked up once: a scan has hundreds of records.
 */
final class RecordDigest {
    private static final ClassValue<RecordDigest> KNOWN = new ClassValue<>() {
        @Override
        protected RecordDigest computeValue(Class<?> type) {
            return of(type.asSubclass(Record.class), Set.of());
        }
    };

    private final MethodHandle[] components;

    private RecordDigest(MethodHandle[] components) {
        this.components = components;
    }

    /** Reads records of that class, but not the components of these names. */
    static RecordDigest of(Class<? extends Record> type, Set<String> apart) {
        List<MethodHandle> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!apart.contains(component.getName())) {
                components.add(handle(component));
            }
        }
        return new RecordDigest(components.toArray(MethodHandle[]::new));
    }

    private static MethodHandle handle(RecordComponent component) {
        try {
            return MethodHandles.lookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A record of a report is not to be read: " + component, e);
        }
    }

    void feed(ValueDigest digest, Record told) {
        for (MethodHandle component : components) {
            value(digest, read(component, told));
        }
    }

    private static @Nullable Object read(MethodHandle component, Record told) {
        try {
            return component.invokeExact((Object) told);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Accessors of records throw nothing", e);
        }
    }

    private static void value(ValueDigest digest, @Nullable Object value) {
        switch (value) {
            case null -> digest.absent();
            case String text -> digest.text(text);
            case UUID id -> digest.id(id);
            case Boolean flag -> digest.flag(flag);
            case Integer number -> digest.number(number.longValue());
            case Long number -> digest.number(number);
            case Enum<?> constant -> digest.text(constant.name());
            case Instant instant -> digest.instant(instant);
            case LocalDate date -> digest.number(date.toEpochDay());
            case List<?> list -> digest.each(list, RecordDigest::value);
            case Record told ->
                digest.part(told, (into, part) -> KNOWN.get(part.getClass()).feed(into, part));
            default -> throw new IllegalStateException("A report has no values of " + value.getClass());
        }
    }
}
