package dev.mainstay.events;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What every service can hold, and therefore what every door takes: topics, REST bodies and parameters, agents. PostgreSQL
 * takes no U+0000 in text (its manual, 8.3), UTF-8 no lone surrogate (RFC 3629 §3), and what one service took and another
 * cannot hold would leave the two with different facts for good.
 */
public final class Holdable {
    /** Longest name, in characters: in UTF-8 it still fits into an index row of PostgreSQL, 2,704 bytes. */
    public static final int MAX_NAME = 512;

    /** First instant: before it no machine of the estate was built. */
    public static final Instant FIRST = Instant.EPOCH;

    /** The first instant that is too late: years have four digits. */
    public static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private Holdable() {}

    /** Whether the text has neither a NUL nor half of a surrogate pair. */
    public static boolean text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether it is such a text of at most {@value #MAX_NAME} characters: a name, which an index may hold. */
    public static boolean name(String name) {
        return name.length() <= MAX_NAME && text(name);
    }

    /** Whether the instant is in the years 1970 to 9999. */
    public static boolean instant(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    /** Whether the day is in the years 1970 to 9999. */
    public static boolean day(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }
}
