package dev.mainstay.messaging.outbox;

import java.time.Duration;

/**
 * Rests between sends while many rows come. A send costs one transaction, one signature and one request to the broker, and each
 * consumer one signature to verify, however many rows it carries; rows that come one by one are sent at once. Pure.
 *
 * @param time from the beginning of one send to that of the next, while many rows come; zero for no rest
 */
record Gathering(Duration time) {
    /** Fewer are what a single change tells: nobody else is at work. */
    private static final int MANY_ROWS = 5;

    /**
     * How long to rest after a send.
     *
     * @param rows that it carried
     * @param took how long it took; a backlog takes longer than the time, and is never waited for
     * @return zero or more
     */
    Duration rest(int rows, Duration took) {
        boolean rests = rows >= MANY_ROWS && took.compareTo(time) < 0;
        return rests ? time.minus(took) : Duration.ZERO;
    }
}
