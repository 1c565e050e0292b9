package dev.mainstay.service.idempotency;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What identifies the request of now, if it has a key. */
@RequestScoped
class RequestIdentity {
    private @Nullable IdempotencyKey key;
    private byte[] digest = {};

    void is(IdempotencyKey itsKey, byte[] itsDigest) {
        key = itsKey;
        digest = itsDigest;
    }

    /** Null without a key. */
    @Nullable
    IdempotencyKey key() {
        return key;
    }

    /** SHA-256 of the request's method, address and body. */
    byte[] digest() {
        return digest;
    }
}
