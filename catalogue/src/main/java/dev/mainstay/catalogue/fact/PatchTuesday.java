package dev.mainstay.catalogue.fact;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/** The second Tuesday of a month, on which Microsoft publishes its updates. */
public final class PatchTuesday {

    private PatchTuesday() {}

    public static LocalDate of(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY));
    }
}
