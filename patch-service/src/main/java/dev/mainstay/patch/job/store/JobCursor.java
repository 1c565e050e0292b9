package dev.mainstay.patch.job.store;

import dev.mainstay.patch.JobId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Where a page of jobs ended. */
public record JobCursor(Instant plannedAt, JobId jobId) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** As callers pass it back, opaque to them. */
    public String text() {
        String plain = plannedAt + "|" + jobId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the text is not one of ours. */
    public static Optional<JobCursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int bar = plain.indexOf('|');
            if (bar < 0) {
                return Optional.empty();
            }
            Instant plannedAt = Instant.parse(plain.substring(0, bar));
            return isStorable(plannedAt)
                    ? Optional.of(new JobCursor(plannedAt, JobId.of(plain.substring(bar + 1))))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the database can hold it: years 1 to 9999. */
    private static boolean isStorable(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }
}
