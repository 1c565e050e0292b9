package dev.mainstay.patch.job;

import dev.mainstay.patch.JobId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Where a page of jobs ended. */
record JobCursor(Instant plannedAt, JobId jobId) {

    /** As callers pass it back, opaque to them. */
    String text() {
        String plain = plannedAt + "|" + jobId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the text is not one of ours. */
    static Optional<JobCursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int bar = plain.indexOf('|');
            return bar < 0
                    ? Optional.empty()
                    : Optional.of(
                            new JobCursor(Instant.parse(plain.substring(0, bar)), JobId.of(plain.substring(bar + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
