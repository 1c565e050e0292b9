package dev.mainstay.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Places for large bodies, so that what is made of them fits the heap: a body that is read beyond {@link BodyLimits#largeFrom} takes one
 * until its request has ended, and waits for it. Small ones never wait.
 */
@Singleton
class LargeBodies {

    /** How long a body waits for a place; meanwhile no more of it is read than small bodies have. */
    private static final long WAIT_SECONDS = 5;

    private static final long RETRY_AFTER_SECONDS = 5;

    private final RoutingContext routing;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    LargeBodies(RoutingContext routing) {
        this.routing = routing;
    }

    /** The body, which waits for a place of its lane when it turns out to be large. */
    InputStream inTurn(InputStream body, BodyLimits limits) {
        return new InTurn(
                body,
                places.computeIfAbsent(limits.lane(), lane -> new Semaphore(limits.largeAtOnce())),
                limits.largeFrom());
    }

    private void take(Semaphore free) {
        try {
            if (!free.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        routing.addEndHandler(ended -> free.release());
    }

    private static ProblemException busy() {
        return HttpProblems.BUSY
                .because("Other large bodies are being read. Send it again in " + RETRY_AFTER_SECONDS + " seconds.")
                .retryAfter(RETRY_AFTER_SECONDS);
    }

    private final class InTurn extends CountedInputStream {
        private final Semaphore free;
        private final long largeFrom;
        private boolean taken;

        InTurn(InputStream body, Semaphore free, long largeFrom) {
            super(body);
            this.free = free;
            this.largeFrom = largeFrom;
        }

        @Override
        void passed(long bytes) {
            if (bytes > largeFrom && !taken) {
                take(free);
                taken = true;
            }
        }
    }
}
