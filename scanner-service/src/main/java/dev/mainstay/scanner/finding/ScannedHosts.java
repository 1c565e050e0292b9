package dev.mainstay.scanner.finding;

import dev.mainstay.scanner.host.HostId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hosts whose scan has just been stored here, each once, first come first served. Only a hint that saves waiting: a host that
 * is lost here with the process is due in the database all the same.
 */
@ApplicationScoped
class ScannedHosts {
    private final Map<HostId, Integer> waiting = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    ScannedHosts(MeterRegistry meters) {
        Gauge.builder("findings.waiting", this, ScannedHosts::count)
                .description("Hosts scanned whose findings are not evaluated yet")
                .register(meters);
    }

    /**
     * Adds a host.
     *
     * @param size of its facts, in characters
     */
    void add(HostId host, int size) {
        lock.lock();
        try {
            waiting.put(host, size);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next hosts, the first of them waited for. A scan of one that is stored from now on brings it back.
     *
     * @param most hosts, 1 or more
     * @param size of the facts of all but the first together, at most
     */
    List<HostId> take(int most, long size) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                changed.await();
            }
            List<HostId> next = next(most, size);
            next.forEach(waiting::remove);
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private List<HostId> next(int most, long size) {
        List<HostId> next = new ArrayList<>();
        long left = size;
        for (Map.Entry<HostId, Integer> host : waiting.entrySet()) {
            left -= next.isEmpty() ? 0 : host.getValue();
            if (next.size() == most || left < 0) {
                break;
            }
            next.add(host.getKey());
        }
        return next;
    }

    boolean isEmpty() {
        return count() == 0;
    }

    /** Waits until no host waits here, or until the time is over. */
    void awaitNone(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (!waiting.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private int count() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
