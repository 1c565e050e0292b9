package dev.mainstay.events;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Any value of any record of the contract, optional components present or not. */
final class RandomRecords {
    private RandomRecords() {}

    static Arbitrary<Record> any() {
        return Arbitraries.of(Contract.payloads()).flatMap(RandomRecords::of);
    }

    static Arbitrary<Record> of(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Arbitrary<Object>> values =
                Arrays.stream(components).map(RandomRecords::component).toList();
        Constructor<? extends Record> constructor = constructor(type, components);
        return Combinators.combine(values).as(arguments -> create(constructor, arguments));
    }

    private static Arbitrary<Object> component(RecordComponent component) {
        Arbitrary<Object> values = values(component.getGenericType());
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? values.injectNull(0.3) : values;
    }

    private static Arbitrary<Object> values(Type type) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class ->
                values(list.getActualTypeArguments()[0]).list().ofMaxSize(2).map(value -> value);
            case ParameterizedType map
            when map.getRawType() == Map.class ->
                Arbitraries.maps(text(), Arbitraries.integers()).ofMaxSize(2).map(value -> value);
            case Class<?> record
            when record.isRecord() -> of(record.asSubclass(Record.class)).map(value -> value);
            case Class<?> open when open.isEnum() -> Arbitraries.of((Object[]) open.getEnumConstants());
            case Class<?> simple -> simple(simple);
            default -> throw new IllegalStateException("The contract has a new kind of component: " + type);
        };
    }

    private static Arbitrary<Object> simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> text().map(value -> value);
            case "UUID" ->
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
            case "Instant" ->
                Combinators.combine(
                                Arbitraries.longs().between(0, 4_102_444_800L),
                                Arbitraries.longs().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond);
            case "LocalDate" -> Arbitraries.longs().between(0, 47_481).map(LocalDate::ofEpochDay); // to the year 2099
            case "int", "Integer" -> Arbitraries.integers().map(value -> value);
            case "long", "Long" -> Arbitraries.longs().map(value -> value);
            case "boolean", "Boolean" -> Arbitraries.of(true, false);
            default -> throw new IllegalStateException("The contract has a new kind of component: " + type);
        };
    }

    /** Text that can be held: without NUL and lone surrogates. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings().withCharRange('\1', '\ud7ff').ofMaxLength(12);
    }

    private static Constructor<? extends Record> constructor(
            Class<? extends Record> type, RecordComponent[] components) {
        try {
            return type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Record create(Constructor<? extends Record> constructor, List<Object> arguments) {
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
