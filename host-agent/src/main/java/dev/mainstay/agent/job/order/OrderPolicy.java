package dev.mainstay.agent.job.order;

import dev.mainstay.agent.control.OrderKeys;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Which orders the host carries out: signed by patch-service, meant for this host, still valid, and later than every order
 * it took before. So whoever owns the network, the gateway or patch-service's database cannot make a host do anything
 * (docs/adr/0008).
 */
public final class OrderPolicy {

    /** How far the clocks of host and service may be apart, as for the signatures of requests. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** What is to be done about the answer to a lease. */
    public sealed interface Verdict {

        record Accepted(JobOrder order) implements Verdict {}

        record Refused(OrderRefusal why, String detail) implements Verdict {}
    }

    private final OrderKeys keys;
    private final UUID hostId;

    public OrderPolicy(OrderKeys keys, UUID hostId) {
        this.keys = keys;
        this.hostId = hostId;
    }

    /**
     * Judges an order; nothing in it is looked at before its signature is known to be good.
     *
     * @param text exactly as it came: this is what is signed
     * @param signature Base64, empty when there was none
     * @param lastFence fence of the last order that this host took, 0 when it has taken none
     */
    public Verdict judge(String text, String signature, long lastFence, Instant now) {
        if (signature.isEmpty()) {
            return refused(OrderRefusal.UNSIGNED);
        }
        if (!keys.signed(text, signature)) {
            return refused(OrderRefusal.BADLY_SIGNED);
        }
        JobOrder order;
        try {
            order = JobOrder.read(Json.object(text));
        } catch (JsonException e) {
            return new Verdict.Refused(OrderRefusal.UNREADABLE, String.valueOf(e.getMessage()));
        }
        if (!order.hostId().equals(hostId)) {
            return refused(OrderRefusal.ANOTHER_HOST);
        }
        if (order.fence() <= lastFence) {
            return new Verdict.Refused(
                    OrderRefusal.REPLAYED, "its fence is " + order.fence() + ", the last one was " + lastFence);
        }
        if (order.leaseExpiresAt().plus(CLOCK_TOLERANCE).isBefore(now)) {
            return new Verdict.Refused(
                    OrderRefusal.EXPIRED, "valid until " + order.leaseExpiresAt() + ", the host's clock says " + now);
        }
        return new Verdict.Accepted(order);
    }

    private static Verdict refused(OrderRefusal why) {
        return new Verdict.Refused(why, "");
    }
}
