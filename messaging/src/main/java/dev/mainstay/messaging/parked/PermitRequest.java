package dev.mainstay.messaging.parked;

import dev.mainstay.messaging.AdminText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks to let pass.
 *
 * @param records how many records may be parked, 1 to 1,000,000
 * @param until when it ends, within a week; in an hour when not said
 * @param reason why, 1 to 1,000 characters
 */
public record PermitRequest(
        @Nullable Integer records,
        @Nullable String until,
        @Nullable String reason) {

    private static final int MOST_RECORDS = 1_000_000;
    private static final Duration USUALLY = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    /**
     * The permit that is asked for.
     *
     * @param by whoever asks for it
     * @throws IllegalArgumentException naming the member that is out of its range
     */
    public Permit at(Instant now, String by) {
        if (records == null || records < 1 || records > MOST_RECORDS) {
            throw new IllegalArgumentException("records: 1-" + MOST_RECORDS + ", " + records);
        }
        String why = AdminText.required("reason", reason, 1000);
        return new Permit(records, end(now), by, now, why);
    }

    private Instant end(Instant now) {
        if (until == null) {
            return now.plus(USUALLY);
        }
        try {
            Instant end = Instant.parse(until);
            if (end.isAfter(now) && !end.isAfter(now.plus(LONGEST))) {
                return end;
            }
            throw new IllegalArgumentException("until: within the next 7 days, " + until);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("until: an instant such as 2026-12-01T10:00:00Z", e);
        }
    }
}
