package dev.mainstay.scanner.finding;

import dev.mainstay.scanner.host.HostId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hosts whose scan has just been stored here, each once, first come first served. Only a hint that saves waiting: a host that
 * is lost here with the process is due in the database all the same.
 */
@ApplicationScoped
class ScannedHosts {
    private final Set<HostId> waiting = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    ScannedHosts(MeterRegistry meters) {
        Gauge.builder("findings.waiting", this, ScannedHosts::count)
                .description("Hosts scanned whose findings are not evaluated yet")
                .register(meters);
    }

    void add(HostId host) {
        lock.lock();
        try {
            waiting.add(host);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next host, waited for. A scan of it that is stored from now on brings it back. */
    HostId take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                changed.await();
            }
            HostId next = waiting.iterator().next();
            waiting.remove(next);
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
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
