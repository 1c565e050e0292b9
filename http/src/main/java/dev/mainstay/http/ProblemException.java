package dev.mainstay.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * End of a request with an RFC 9457 problem. The caller reads {@code code}, people read {@code title} and {@code detail}.
 *
 * <p>Thrown by resources and by the plumbing only: a refusal inside the domain is a value, which the resource turns into
 * one of these.
 */
public final class ProblemException extends RuntimeException {

    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "code", "instance");

    /** The member that becomes the header {@code Retry-After} (RFC 9110 §10.2.3), in seconds. */
    public static final String RETRY_AFTER = "retryAfterSeconds";

    private final transient ProblemKind kind;
    private final String detail;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private @Nullable String challenge;

    /** Package-private: {@link ProblemKind#because} makes one. */
    ProblemException(ProblemKind kind, String detail) {
        super(kind.code() + ": " + detail);
        this.kind = kind;
        this.detail = detail;
    }

    /**
     * Adds an extension member; {@code value} is written as JSON.
     *
     * @throws IllegalArgumentException if the member is one of RFC 9457's own or {@code code}
     */
    public ProblemException with(String member, Object value) {
        if (RESERVED.contains(member)) {
            throw new IllegalArgumentException("The member " + member + " is set by the problem itself");
        }
        members.put(member, value);
        return this;
    }

    /** Adds after how many seconds the same request may do, as member {@code retryAfterSeconds} and header {@code Retry-After}. */
    public ProblemException retryAfter(long seconds) {
        return with(RETRY_AFTER, seconds);
    }

    /** Says how to sign in, as header {@code WWW-Authenticate} (RFC 9110 §11.6.1). */
    public ProblemException challenge(String itsChallenge) {
        challenge = itsChallenge;
        return this;
    }

    /** How to sign in; null where that is not what is missing. */
    public @Nullable String challenge() {
        return challenge;
    }

    public ProblemKind kind() {
        return kind;
    }

    public int status() {
        return kind.status();
    }

    public String code() {
        return kind.code();
    }

    public String detail() {
        return detail;
    }

    /** The extension members, in the order in which they were added. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
