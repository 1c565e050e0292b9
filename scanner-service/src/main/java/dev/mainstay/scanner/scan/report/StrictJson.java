package dev.mainstay.scanner.scan.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.mainstay.events.Holdable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The value at which a parser stands, as what it is said to be and nothing else: no number is read from a string. */
final class StrictJson {

    private static final int ID_LENGTH = 36;
    private static final String WHOLE_SECOND = "0000-00-00T00:00:00Z";

    private StrictJson() {}

    /** Reader of one value. */
    @FunctionalInterface
    interface Value<T> {
        T read(JsonParser json) throws IOException;
    }

    static <T> @Nullable T orNull(JsonParser json, Value<T> value) throws IOException {
        return json.hasToken(JsonToken.VALUE_NULL) ? null : value.read(json);
    }

    static String text(JsonParser json) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw refused(json, String.class, "is not a string");
        }
        String text = json.getText();
        if (!Holdable.text(text)) {
            throw refused(json, String.class, "must not contain U+0000 or half of a surrogate pair");
        }
        return text;
    }

    /** A string of at most so many characters. */
    static String text(JsonParser json, int length) throws IOException {
        String text = text(json);
        if (text.length() > length) {
            throw refused(json, String.class, "has more than " + length + " characters");
        }
        return text;
    }

    static UUID id(JsonParser json) throws IOException {
        String text = text(json);
        try {
            if (text.length() == ID_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notAnId) {
            // told below
        }
        throw refused(json, UUID.class, "is not a UUID");
    }

    static boolean flag(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw refused(json, Boolean.class, "is not true or false");
        };
    }

    static long number(JsonParser json) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_NUMBER_INT) || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refused(json, Long.class, "is not a number in range");
        }
        return json.getLongValue();
    }

    /** 0 to 2³¹ - 1. */
    static int count(JsonParser json) throws IOException {
        long number = number(json);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw refused(json, Integer.class, "is not a number in range");
        }
        return (int) number;
    }

    static <E extends Enum<E>> E constant(JsonParser json, Class<E> type) throws IOException {
        String text = text(json);
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            throw InvalidFormatException.from(json, "not a constant", text, type);
        }
    }

    static Instant instant(JsonParser json) throws IOException {
        String text = text(json);
        try {
            Instant instant = instant(text);
            if (Holdable.instant(instant)) {
                return instant;
            }
        } catch (DateTimeException notATime) {
            // told below
        }
        throw refused(json, Instant.class, "is not a time in ISO 8601 in the years 1970 to 9999");
    }

    /** Updates are published at whole seconds, and there are hundreds: the parser for all of ISO 8601 takes its time. */
    private static Instant instant(String text) {
        if (!hasForm(text, WHOLE_SECOND)) {
            return Instant.parse(text);
        }
        return LocalDateTime.of(
                        digits(text, 0, 4),
                        digits(text, 5, 7),
                        digits(text, 8, 10),
                        digits(text, 11, 13),
                        digits(text, 14, 16),
                        digits(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    /** Whether there is a digit wherever the form has a 0, and the form's own character everywhere else. */
    private static boolean hasForm(String text, String form) {
        boolean fits = text.length() == form.length();
        for (int i = 0; fits && i < form.length(); i++) {
            char wanted = form.charAt(i);
            char found = text.charAt(i);
            fits = wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
        }
        return fits;
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    static <T> List<T> list(JsonParser json, Value<T> value) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            throw refused(json, List.class, "is not an array");
        }
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return List.of();
        }
        List<T> list = new ArrayList<>();
        do {
            try {
                list.add(value.read(json));
            } catch (JsonMappingException mismatch) {
                mismatch.prependPath(list, list.size());
                throw mismatch;
            }
        } while (json.nextToken() != JsonToken.END_ARRAY);
        return list;
    }

    /** What is wrong with the value, for whoever sent it. */
    static JsonMappingException refused(JsonParser json, Class<?> type, String what) {
        return ValueInstantiationException.from(
                json, what, TypeFactory.defaultInstance().constructType(type), new IllegalArgumentException(what));
    }
}
