package dev.mainstay.doctor;

import java.time.Duration;
import java.time.Instant;

/** Comparison of this machine's clock with another's. */
final class Clocks {
    /** A clock that is kept by NTP is milliseconds off. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    /** An agent's signature may be 300 s off (mainstay.http.signature.max-clock-skew), and the agent's clock may be off too. */
    private static final Duration BEARABLE = Duration.ofSeconds(60);

    private Clocks() {}

    /**
     * Compares.
     *
     * @param other the other clock's time, told between the two instants
     * @param whose code of whose clock it is: {@code database} or {@code broker}
     */
    static Finding judge(String whose, Instant other, Instant asked, Instant answered) {
        Duration off = Duration.ZERO;
        if (other.isBefore(asked)) {
            off = Duration.between(other, asked);
        } else if (other.isAfter(answered)) {
            off = Duration.between(answered, other);
        }
        String seconds = "%.1f".formatted(off.toMillis() / 1000.0);
        if (off.compareTo(BEARABLE) > 0) {
            return Finding.wrong(Area.CLOCK, "clock.off." + whose, seconds);
        }
        return off.compareTo(KEPT) > 0
                ? Finding.warning(Area.CLOCK, "clock.off." + whose, seconds)
                : Finding.ok(Area.CLOCK, "clock.same." + whose);
    }
}
