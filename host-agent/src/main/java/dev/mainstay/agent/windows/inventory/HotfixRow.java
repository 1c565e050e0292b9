package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Inventory.Hotfix;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of {@code Win32_QuickFixEngineering}. */
final class HotfixRow {

    private static final Pattern KB = Pattern.compile("(?i)KB\\d{4,9}");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern FILETIME = Pattern.compile("[0-9a-fA-F]{16}");
    /** 100 ns ticks from 1601 to 1970. */
    private static final long EPOCH = 116_444_736_000_000_000L;

    private HotfixRow() {}

    /**
     * Reads a row.
     *
     * @param hotFixId {@code KB976902}; older systems also have {@code File 1} and the like, which name nothing
     * @param installedOn month/day/year, or a FILETIME as 16 hexadecimal digits; anything else is an unknown day
     */
    static Optional<Hotfix> read(@Nullable Object hotFixId, @Nullable Object installedOn) {
        String id = String.valueOf(hotFixId).strip();
        if (!KB.matcher(id).matches()) {
            return Optional.empty();
        }
        String day = installedOn == null ? "" : installedOn.toString().strip();
        return Optional.of(new Hotfix(id.toUpperCase(Locale.ROOT), day(day)));
    }

    private static @Nullable LocalDate day(String text) {
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        try {
            if (monthFirst.matches()) {
                return LocalDate.of(
                        Integer.parseInt(monthFirst.group(3)),
                        Integer.parseInt(monthFirst.group(1)),
                        Integer.parseInt(monthFirst.group(2)));
            }
            if (FILETIME.matcher(text).matches()) {
                long ticks = Long.parseUnsignedLong(text, 16) - EPOCH;
                return LocalDate.ofInstant(Instant.ofEpochSecond(ticks / 10_000_000), ZoneOffset.UTC);
            }
        } catch (DateTimeException e) {
            return null; // 22/2/2022 is no day of a month-first calendar: better unknown than wrong.
        }
        return null;
    }
}
