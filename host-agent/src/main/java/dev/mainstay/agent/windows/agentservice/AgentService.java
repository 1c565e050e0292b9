package dev.mainstay.agent.windows.agentservice;

import dev.mainstay.agent.AgentEnd;
import dev.mainstay.agent.windows.agentservice.ServiceReport.Way;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The life of the service: START_PENDING, RUNNING, and after a stop STOP_PENDING until the agent has ended between two
 * records of its journal. An agent that ends by itself stops the service with its exit code, for the service manager to
 * start it again.
 */
final class AgentService {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

    /** An agent that runs on the calling thread until it ends. */
    interface Running {
        /**
         * Runs it.
         *
         * @param closer told how to close the agent, before it runs
         */
        AgentEnd run(java.util.function.Consumer<Runnable> closer);
    }

    private final ServiceReport report;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Runnable closer;
    private boolean stopping;

    AgentService(ServiceReport report) {
        this.report = report;
    }

    /** Lives; returns when the service has stopped. */
    void live(Running running) {
        report.pending(Way.START, 1, PATIENCE);
        AgentEnd end = running.run(this::started);
        ended.countDown();
        synchronized (this) {
            report.stopped(end.cause().exitCode());
        }
    }

    private synchronized void started(Runnable close) {
        closer = close;
        if (stopping) {
            close.run();
        } else {
            report.running();
        }
    }

    /** Asks for the end; returns at once. On any thread, any number of times. */
    void stop() {
        synchronized (this) {
            if (stopping || ended.getCount() == 0) {
                return;
            }
            stopping = true;
            report.pending(Way.STOP, 1, PATIENCE);
            if (closer != null) {
                closer.run();
            }
        }
        Thread words = new Thread(this::keepTelling, "service stop");
        words.setDaemon(true);
        words.start();
    }

    /** The manager waits as long as it is told that something happens. */
    private void keepTelling() {
        try {
            for (int checkpoint = 2; !ended.await(BETWEEN_WORDS.toMillis(), TimeUnit.MILLISECONDS); checkpoint++) {
                synchronized (this) {
                    if (ended.getCount() > 0) {
                        report.pending(Way.STOP, checkpoint, PATIENCE);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
