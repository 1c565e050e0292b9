package dev.mainstay.http.arrival;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Turns to be worked on, first come first served, so many at once. Whoever waits holds no thread. Safe for use by several event
 * loops.
 */
final class Turns {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param atOnce 1 or more
     */
    Turns(int atOnce) {
        this.free = atOnce;
    }

    /** Runs it when it is its turn: now, or in the thread that {@linkplain #give() gives} one back. */
    void take(Runnable turn) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(turn);
                return;
            }
            free--;
        }
        turn.run();
    }

    /** Whether it still waited, and now does no more. */
    synchronized boolean forget(Runnable turn) {
        return waiting.remove(turn);
    }

    /** Gives back a turn that was taken. */
    void give() {
        Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            free++;
        }
        return next;
    }
}
