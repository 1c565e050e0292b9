package dev.mainstay.http.list;

import dev.mainstay.events.Holdable;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: the values by which its last item was sorted, so that the next page begins after them whatever came and went
 * meanwhile. Callers hand it back as they got it; it is opaque to them and safe in a URL.
 *
 * @param keys in the order in which the list is sorted; only the last may contain a bar
 */
public record Cursor(List<String> keys) {

    /** The query parameter that carries it. */
    public static final String PARAMETER = "cursor";

    private static final String BAR = "|";

    public Cursor {
        keys = List.copyOf(keys);
    }

    /** After the item with these values, written as their {@code toString} has them. */
    public static Cursor after(Object... keys) {
        return new Cursor(Stream.of(keys).map(Object::toString).toList());
    }

    /**
     * The cursor of a request; null when the request begins at the beginning.
     *
     * @param count how many values the list is sorted by
     * @throws ProblemException 400 when no page of a list of this kind gave it
     */
    public static @Nullable Cursor parse(@Nullable String text, int count) {
        if (text == null) {
            return null;
        }
        try {
            String plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
                    .toString();
            List<String> keys = Arrays.asList(plain.split("\\" + BAR, count));
            if (keys.size() == count && Holdable.text(plain)) {
                return new Cursor(keys);
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // the same refusal
        }
        throw refused();
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.stream().collect(Collectors.joining(BAR)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A value that is an instant.
     *
     * @throws ProblemException 400 when it is none, or one that nobody can hold
     */
    public Instant instant(int place) {
        try {
            Instant instant = Instant.parse(keys.get(place));
            if (Holdable.instant(instant)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // the same refusal
        }
        throw refused();
    }

    /**
     * A value that is a UUID.
     *
     * @throws ProblemException 400 when it is none
     */
    public UUID uuid(int place) {
        try {
            return UUID.fromString(keys.get(place));
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    /**
     * A value that is a whole number.
     *
     * @throws ProblemException 400 when it is none
     */
    public long number(int place) {
        try {
            return Long.parseLong(keys.get(place));
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    private static ProblemException refused() {
        return Violation.invalidRequest(
                List.of(Violation.in(PARAMETER, "must be the next of an earlier page of this list")));
    }
}
