package dev.mainstay.report.job;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in the job list, which is sorted by planning time and id, newest first. */
record JobCursor(Instant plannedAt, UUID jobId) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<JobCursor> of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            return parts.length == 2 && isStorable(Instant.parse(parts[0]))
                    ? Optional.of(new JobCursor(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the database can hold it: years 1 to 9999. */
    static boolean isStorable(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    /** The cursor as callers hand it back: opaque to them, safe in an URL. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((plannedAt + " " + jobId).getBytes(StandardCharsets.UTF_8));
    }
}
