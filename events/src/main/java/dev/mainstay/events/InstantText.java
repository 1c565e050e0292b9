package dev.mainstay.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An instant in the form in which our services write it: ISO 8601 in UTC with seconds, {@code 2026-11-30T08:15:00.123456Z}. It is
 * read digit by digit: an event has about eight of them, and the platform's formatter, which reads every form, makes a parser
 * anew for each.
 */
public final class InstantText {
    private static final int SHORTEST = "2026-11-30T08:15:00Z".length();
    private static final int LONGEST = "2026-11-30T08:15:00.123456789Z".length();
    private static final int POINT = SHORTEST - 1;
    private static final int NO_NUMBER = -1;

    private InstantText() {}

    /** The instant; null for every other form, valid or not, which is the formatter's to read or to refuse. */
    public static @Nullable Instant read(String text) {
        int end = text.length() - 1;
        if (text.length() < SHORTEST || text.length() > LONGEST || !hasSeparators(text, end)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nano = end == POINT ? 0 : nano(text, POINT + 1, end);
        if (year < 1
                || !in(1, month, 12)
                || !in(0, hour, 23)
                || !in(0, minute, 59)
                || !in(0, second, 59)
                || nano < 0
                || !YearMonth.of(year, month).isValidDay(day)) {
            return null;
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(((epochDay * 24 + hour) * 60 + minute) * 60 + second, nano);
    }

    private static boolean hasSeparators(String text, int end) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(end) == 'Z'
                && (end == POINT || (text.charAt(POINT) == '.' && end > POINT + 1));
    }

    private static boolean in(int first, int number, int last) {
        return first <= number && number <= last;
    }

    private static int nano(String text, int from, int to) {
        int nano = number(text, from, to);
        for (int digits = to - from; digits < 9 && nano > 0; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
