package dev.mainstay.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A thread that repeats one thing from the service's start to its end, and does nothing else. */
public final class ServiceThread {
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final String name;
    private final Turn turn;
    private volatile @Nullable Thread thread;

    /** What is repeated: waits until there is something to do, and does it. What it throws ends the thread. */
    public interface Turn {
        void take() throws InterruptedException;
    }

    public ServiceThread(String name, Turn turn) {
        this.name = name;
        this.turn = turn;
    }

    public void start() {
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /** Interrupts the turn of now and waits for its end, up to five seconds; does nothing before the start. */
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(LONGEST_END);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                turn.take();
            }
        } catch (InterruptedException e) {
            // It was told to end.
            Thread.currentThread().interrupt();
        }
    }
}
