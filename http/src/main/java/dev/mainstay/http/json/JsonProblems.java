package dev.mainstay.http.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.Violation;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JSON body, told without a word of how it is read: no class names, no text of the library. */
final class JsonProblems {

    private final ObjectMapper mapper;

    JsonProblems(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    RuntimeException of(JacksonException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException alreadyTold) {
                return alreadyTold;
            }
            if (cause instanceof StreamConstraintsException) {
                return limits();
            }
            if (cause instanceof StreamReadException syntax && !(cause instanceof InputCoercionException)) {
                return malformed(syntax.getLocation(), "The body is not JSON.");
            }
        }
        return switch (unreadable) {
            case InvalidDefinitionException ourFault -> new IllegalStateException("No JSON fits this type", ourFault);
            case MismatchedInputException trailing
            when isTrailing(trailing) ->
                malformed(trailing.getLocation(), "The body goes on after the end of its JSON.");
            case JsonMappingException mismatch -> Violation.invalidRequest(List.of(violation(mismatch)));
            default -> malformed(unreadable.getLocation(), "The body is not JSON.");
        };
    }

    private static boolean isTrailing(MismatchedInputException mismatch) {
        return mismatch.getPath().isEmpty() && mismatch.getOriginalMessage().startsWith("Trailing token");
    }

    private static ProblemException limits() {
        return HttpProblems.JSON_LIMITS.because(
                "The document is nested too deeply, or one of its strings, names or numbers is too long.");
    }

    private static ProblemException malformed(@Nullable JsonLocation place, String what) {
        if (place == null) {
            return HttpProblems.MALFORMED_JSON.because(what);
        }
        return HttpProblems.MALFORMED_JSON
                .because(what + " Look at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".")
                .with("line", place.getLineNr())
                .with("column", place.getColumnNr());
    }

    private Violation violation(JsonMappingException mismatch) {
        String path = pointer(mismatch.getPath());
        return switch (mismatch) {
            case UnrecognizedPropertyException unknown ->
                new Violation(path, null, "is not a known property", names(unknown.getKnownPropertyIds()));
            case InvalidFormatException format
            when isEnum(format.getTargetType()) ->
                new Violation(path, null, "is not one of the allowed values", constants(format.getTargetType()));
            case InvalidFormatException format
            when format.getTargetType() == String.class ->
                Violation.at(path, "must not contain U+0000 or half of a surrogate pair");
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null ->
                Violation.at(path, Objects.requireNonNull(reason.getMessage()));
            case ValueInstantiationException refused ->
                Violation.at(path, "is missing a value or has one that is not allowed");
            case MismatchedInputException other -> Violation.at(path, "is not " + kind(other.getTargetType()));
            case JsonMappingException number
            when number.getCause() instanceof InputCoercionException -> Violation.at(path, "is not a number in range");
            default -> Violation.at(path, "cannot be read");
        };
    }

    private static boolean isEnum(@Nullable Class<?> type) {
        return type != null && type.isEnum();
    }

    private static @Nullable List<String> names(@Nullable Collection<Object> ids) {
        return ids == null ? null : ids.stream().map(String::valueOf).sorted().toList();
    }

    private List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> mapper.convertValue(constant, String.class))
                .toList();
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "what is expected here";
        } else if (type == UUID.class) {
            return "a UUID";
        } else if (TemporalAccessor.class.isAssignableFrom(type)) {
            return "a time in ISO 8601 in the years 1970 to 9999";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number in range";
        } else if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return "an object of the expected form";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? step.getIndex()
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
