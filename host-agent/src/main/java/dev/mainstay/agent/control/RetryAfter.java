package dev.mainstay.agent.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header Retry-After of a 429 or 503: seconds or a date (RFC 9110 §10.2.3). */
final class RetryAfter {

    /** Nobody keeps an agent silent for longer than this. */
    static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * How long to wait, from now, at most {@link #MOST}.
     *
     * @param value the header; null when there is none
     * @param date the header Date of the same answer, by whose clock a date counts; null when there is none
     * @param now by the host's clock, for want of a Date
     * @return null when nothing is said, or nothing that can be read
     */
    static @Nullable Duration of(int status, @Nullable String value, @Nullable String date, Instant now) {
        if (value == null || (status != 429 && status != 503)) {
            return null;
        }
        String text = value.strip();
        if (text.matches("[0-9]{1,10}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        return instant(text)
                .map(until -> bounded(
                        Duration.between(instant(date == null ? "" : date).orElse(now), until)))
                .orElse(null);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) < 0 ? wait : MOST;
    }
}
