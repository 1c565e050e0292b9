package dev.mainstay.catalogue.host.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as one program printed them in one file, in the host's language. A date of which one cannot tell the day from the
 * month is read only when another date in the same file shows the order.
 */
public final class InstallDates {

    /** Windows Vista: hundreds of nanoseconds since 1601 as 16 hexadecimal digits. */
    private static final Pattern FILE_TIME = Pattern.compile("0[0-9a-fA-F]{15}");

    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{6}.*)?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("([0-9]{4})[-./] ?([0-9]{1,2})[-./] ?([0-9]{1,2})(?![0-9]).*");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})([-./])([0-9]{1,2})[-./]([0-9]{4})\\b.*");
    private static final long FILE_TIME_OF_1970 = 11_644_473_600L;
    private static final long FILE_TIME_PER_SECOND = 10_000_000L;

    private final boolean dayFirst;
    private final boolean monthFirst;

    private InstallDates(boolean dayFirst, boolean monthFirst) {
        this.dayFirst = dayFirst;
        this.monthFirst = monthFirst;
    }

    /** Learns the order of day and month from all dates of a file. */
    public static InstallDates of(Collection<String> all) {
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (String date : all) {
            Matcher matcher = YEAR_LAST.matcher(date);
            if (matcher.matches()) {
                // Where dots are used, the day comes first.
                dayFirst |= Integer.parseInt(matcher.group(1)) > 12
                        || matcher.group(2).equals(".");
                monthFirst |= Integer.parseInt(matcher.group(3)) > 12;
            }
        }
        return new InstallDates(dayFirst && !monthFirst, monthFirst && !dayFirst);
    }

    /** Absent where there is none or it can be read in two ways. */
    @Nullable
    public LocalDate read(@Nullable String told) {
        String date = told == null ? "" : told.strip();
        if (FILE_TIME.matcher(date).matches()) {
            long seconds = Long.parseLong(date, 16) / FILE_TIME_PER_SECOND - FILE_TIME_OF_1970;
            return seconds <= 0 ? null : LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
        }
        Matcher ordered = COMPACT.matcher(date);
        if (!ordered.matches()) {
            ordered = YEAR_FIRST.matcher(date);
        }
        if (ordered.matches()) {
            return date(ordered.group(1), ordered.group(2), ordered.group(3));
        }
        Matcher matcher = YEAR_LAST.matcher(date);
        if (!matcher.matches()) {
            return null;
        }
        String first = matcher.group(1);
        String second = matcher.group(3);
        if (dayFirst) {
            return date(matcher.group(4), second, first);
        }
        boolean same = Integer.parseInt(first) == Integer.parseInt(second);
        return monthFirst || same ? date(matcher.group(4), first, second) : null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
