package dev.mainstay.http.arrival;

import java.time.Duration;

/**
 * How slowly a body may arrive: a small one within the deadline, a larger one at the least rate. So one byte now and then is cut
 * off as soon as a body that stops, and an upload over a slow line is not.
 *
 * @param deadline for a body of any size, more than 0
 * @param bytesPerSecond how much must have come of what takes longer, 1 or more
 */
record Pace(Duration deadline, long bytesPerSecond) {

    /** How long until a body is late, in ms, when so much of it has come; 0 or less when it is. */
    long leftMillis(long received, long elapsedMillis) {
        return deadline.toMillis() + received * 1_000 / bytesPerSecond - elapsedMillis;
    }
}
