package dev.mainstay.agent.life;

import dev.mainstay.agent.platform.HostDown;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the agent may go on. Closing ends it in order; killing makes it stop as if the process were gone, which is why
 * everything that writes or sends asks here first.
 */
public final class Lifeline {

    /** The agent was asked to end. Passes through everything up to the agent itself. */
    public static final class Closing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closing() {
            super("closing", null, false, false);
        }
    }

    private enum State {
        RUNNING,
        CLOSING,
        DEAD
    }

    private final Consumer<String> checkpoints;
    private State state = State.RUNNING;
    private @Nullable Thread owner;

    /**
     * A lifeline of a new agent.
     *
     * @param checkpoints told the name of each point where the process may die with a different state on disk; a test
     *     dies there
     */
    public Lifeline(Consumer<String> checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** The calling thread is the one to interrupt. */
    public synchronized void own() {
        owner = Thread.currentThread();
        check();
    }

    /** The thread does something else from now on; takes back an interrupt that came too late for it. */
    public synchronized void disown() {
        if (owner == Thread.currentThread()) {
            owner = null;
            Thread.interrupted();
        }
    }

    public void close() {
        end(State.CLOSING);
    }

    public void kill() {
        end(State.DEAD);
    }

    private synchronized void end(State wanted) {
        if (state.compareTo(wanted) < 0) {
            state = wanted;
        }
        notifyAll();
        if (owner != null) {
            owner.interrupt();
        }
    }

    /** Goes on only while nobody has asked the agent to end. */
    public synchronized void check() {
        checkAlive();
        if (state == State.CLOSING) {
            throw new Closing();
        }
    }

    /** Goes on unless killed: for what has to be finished even while closing. */
    public synchronized void checkAlive() {
        if (state == State.DEAD) {
            throw new HostDown("killed");
        }
    }

    public synchronized boolean running() {
        return state == State.RUNNING;
    }

    /** A point where the process may die. */
    public void reached(String checkpoint) {
        checkAlive();
        checkpoints.accept(checkpoint);
    }

    /** Waits, and no longer than until the agent has to end. */
    public synchronized void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        check();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            } catch (InterruptedException e) {
                // Interrupted by end(), or by whoever owns the thread: either way the agent has to end.
                end(State.CLOSING);
            }
            check();
        }
    }
}
