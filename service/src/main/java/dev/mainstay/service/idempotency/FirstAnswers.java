package dev.mainstay.service.idempotency;

import dev.mainstay.http.HttpProblems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The answers to requests with an {@code Idempotency-Key}, kept for a day. */
@ApplicationScoped
public class FirstAnswers {
    /** From the answer on. */
    static final Duration KEPT = Duration.ofHours(24);

    private final AnswerStore store;
    private final Clock clock;

    FirstAnswers(AnswerStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The first answer to this request: of now, or the one that was given then. What the request does is part of this
     * transaction, and undone when it is refused.
     *
     * @param request SHA-256 of the request's method, address and body
     * @param answer does what is asked for
     * @throws dev.mainstay.http.ProblemException {@code idempotency-key-in-use}, {@code idempotency-key-reused}
     */
    @Transactional(rollbackOn = Exception.class)
    KeptAnswer once(IdempotencyKey key, byte[] request, Callable<KeptAnswer> answer) throws Exception {
        if (!store.take(key)) {
            throw HttpProblems.IDEMPOTENCY_KEY_IN_USE.because(
                    "It has not been answered yet. Send this one again when it has.");
        }
        Optional<KeptAnswer> kept = store.find(key);
        if (kept.isEmpty()) {
            KeptAnswer first = answer.call();
            store.keep(key, first, clock.instant());
            return first;
        }
        if (!MessageDigest.isEqual(kept.get().request(), request)) {
            throw HttpProblems.IDEMPOTENCY_KEY_REUSED.because(
                    "A key belongs to one method, address and body. Make a new key for a new request.");
        }
        return kept.get();
    }

    /** Forgets those that have been kept long enough, and returns how many. */
    @Transactional
    public int forget() {
        return store.forget(clock.instant().minus(KEPT));
    }
}
