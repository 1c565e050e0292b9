package dev.mainstay.agent.control;

import dev.mainstay.agent.control.Operation.Service;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Until when each service asked to be left alone, on a clock that only goes on. */
final class Patience {

    private final Random random;
    private final int jitterPercent;
    private final Duration leastSpread;
    private final Map<Service, Long> until = new EnumMap<>(Service.class);

    /**
     * Nobody waits for anything yet.
     *
     * @param jitterPercent by how much longer than asked is waited at most
     * @param leastSpread of which as many percent are the least of it: many agents are told the same one second
     */
    Patience(Random random, int jitterPercent, Duration leastSpread) {
        this.random = random;
        this.jitterPercent = jitterPercent;
        this.leastSpread = leastSpread;
    }

    /** As long as was asked for, and somewhat longer, by chance: not all agents come back at once. */
    Duration stretched(Duration asked) {
        Duration basis = asked.compareTo(leastSpread) > 0 ? asked : leastSpread;
        return asked.plusNanos((long) (basis.toNanos() / 100.0 * jitterPercent * random.nextDouble()));
    }

    synchronized void ask(Service service, Duration wait) {
        until.merge(service, System.nanoTime() + wait.toNanos(), (one, other) -> one - other > 0 ? one : other);
    }

    /** How long the service is still to be left alone; zero when it need not. */
    synchronized Duration left(Service service) {
        Long end = until.get(service);
        long left = end == null ? 0 : end - System.nanoTime();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }
}
