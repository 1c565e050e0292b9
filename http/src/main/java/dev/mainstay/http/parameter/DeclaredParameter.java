package dev.mainstay.http.parameter;

import dev.mainstay.events.Holdable;
import dev.mainstay.http.Violation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One declared parameter.
 *
 * @param type of one value
 * @param repeatable whether there may be several values
 * @param least of a number
 * @param most of a number
 */
record DeclaredParameter(Class<?> type, boolean repeatable, long least, long most) {

    static DeclaredParameter of(Parameter parameter) {
        boolean repeatable = Collection.class.isAssignableFrom(parameter.getType());
        Class<?> type = repeatable ? element(parameter.getParameterizedType()) : parameter.getType();
        boolean isInt = type == int.class || type == Integer.class;
        Min min = parameter.getAnnotation(Min.class);
        Max max = parameter.getAnnotation(Max.class);
        long least = min != null ? min.value() : isInt ? Integer.MIN_VALUE : Long.MIN_VALUE;
        long most = max != null ? max.value() : isInt ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return new DeclaredParameter(
                type, repeatable, parameter.isAnnotationPresent(PositiveOrZero.class) ? 0 : least, most);
    }

    private static Class<?> element(Type collection) {
        return collection instanceof ParameterizedType of && of.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : String.class;
    }

    void check(String name, List<String> values, List<Violation> violations) {
        if (values.size() > 1 && !repeatable) {
            violations.add(Violation.in(name, "must be given once"));
        }
        values.stream()
                .filter(value -> !fits(value))
                .findFirst()
                .ifPresent(wrong -> violations.add(new Violation(null, name, rule(), allowed())));
    }

    private boolean fits(String value) {
        try {
            if (isNumber()) {
                long number = Long.parseLong(value);
                return number >= least && number <= most;
            } else if (type == UUID.class) {
                return UUID.fromString(value).toString().equalsIgnoreCase(value);
            } else if (type == Instant.class) {
                return Holdable.instant(Instant.parse(value));
            }
            List<String> allowed = allowed();
            return allowed == null ? !value.isEmpty() : allowed.contains(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private boolean isNumber() {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    private String rule() {
        if (isNumber()) {
            return "must be a whole number from " + least + " to " + most;
        } else if (type == UUID.class) {
            return "must be a UUID";
        } else if (type == Instant.class) {
            return "must be an instant in ISO 8601 in the years 1970 to 9999, such as 2026-11-23T02:00:00Z";
        }
        List<String> allowed = allowed();
        return allowed == null ? "must not be empty" : "must be one of " + allowed;
    }

    private @Nullable List<String> allowed() {
        if (type == boolean.class || type == Boolean.class) {
            return List.of("false", "true");
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList()
                : null;
    }
}
