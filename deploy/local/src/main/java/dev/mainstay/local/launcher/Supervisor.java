package dev.mainstay.local.launcher;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Watch over processes and their logs, which starts those again that end by themselves, waiting longer each time one does. */
final class Supervisor {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** A process that ran that long has earned a short wait again. */
    private static final Duration STEADY = Duration.ofMinutes(2);

    private final List<Child> children;
    private final PidFiles pidFiles;
    private final LogFiles logs;
    private final Consumer<String> say;
    private final Map<Child, Attempt> attempts = new HashMap<>();
    private volatile boolean ended;

    /**
     * How it went last time.
     *
     * @param pause how long the last wait was
     * @param up whether it came up after that wait
     * @param at when it came up, or when the next start may be ({@link System#nanoTime})
     */
    private record Attempt(Duration pause, boolean up, long at) {}

    Supervisor(List<Child> children, PidFiles pidFiles, LogFiles logs, Consumer<String> say) {
        this.children = List.copyOf(children);
        this.pidFiles = pidFiles;
        this.logs = logs;
        this.say = say;
    }

    /** Watches until it is told to end. */
    void watch() throws InterruptedException {
        while (!ended) {
            children.forEach(this::look);
            rotateLogs();
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** After this no process is started any more: one that is just being started is waited for. */
    synchronized void end() {
        ended = true;
    }

    private void rotateLogs() {
        try {
            logs.rotate();
        } catch (UncheckedIOException e) {
            say.accept(e.getMessage() + ": " + e.getCause()); // the processes are watched all the same
        }
    }

    private synchronized void look(Child child) {
        if (!ended && !child.alive()) {
            revive(child);
        }
    }

    private void revive(Child child) {
        long now = System.nanoTime();
        Attempt attempt = attempts.get(child);
        if (attempt == null || attempt.up()) {
            Duration wait =
                    attempt == null || now - attempt.at() > STEADY.toNanos() ? FIRST_WAIT : longer(attempt.pause());
            attempts.put(child, new Attempt(wait, false, now + wait.toNanos()));
            say.accept(Message.ENDED.with(child.name(), wait.toSeconds()));
            return;
        }
        if (now - attempt.at() < 0) {
            return;
        }
        try {
            child.start();
            attempts.put(child, new Attempt(attempt.pause(), true, System.nanoTime()));
            pidFiles.write(child);
            say.accept(Message.BACK.with(child.name()));
        } catch (RuntimeException e) {
            Duration wait = longer(attempt.pause());
            attempts.put(child, new Attempt(wait, false, System.nanoTime() + wait.toNanos()));
            say.accept(e.getMessage() + " " + Message.ENDED.with(child.name(), wait.toSeconds()));
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    }
}
