package dev.mainstay.agent.control;

import dev.mainstay.agent.config.AgentConfig;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Requests signed with the host's key: RFC 9421 with a content digest of RFC 9530, as docs/agent-protocol.md has it. */
public final class SignedRequests {

    private final Http http;
    private final HostKey key;
    private final UUID hostId;
    private final Clock clock;
    private final Patience patience;
    private final Map<Operation.Service, AtomicLong> taken = new EnumMap<>(Operation.Service.class);

    public SignedRequests(AgentConfig config, Http http, HostKey key, UUID hostId, Clock clock) {
        this.http = http;
        this.key = key;
        this.hostId = hostId;
        this.clock = clock;
        this.patience = new Patience(new Random(), config.jitterPercent(), config.leasePoll());
        for (Operation.Service service : Operation.Service.values()) {
            taken.put(service, new AtomicLong());
        }
    }

    public Reply get(Operation operation, URI url) {
        return send(operation, "GET", url, null, false, null);
    }

    public Reply post(Operation operation, URI url, byte[] json) {
        return send(operation, "POST", url, json, false, null);
    }

    /**
     * Posts what is said about a job or a scan.
     *
     * @param about its id, by which the request is found in the services' logs
     */
    public Reply post(Operation operation, URI url, byte[] json, String about) {
        return send(operation, "POST", url, json, false, about);
    }

    /** As {@link #post}, JSON that is compressed already; the digest covers the compressed bytes. */
    public Reply postGzip(Operation operation, URI url, byte[] gzip, String about) {
        return send(operation, "POST", url, gzip, true, about);
    }

    /** How many requests the service has taken so far: whoever is refused can see that others are not. */
    public long taken(Operation operation) {
        return Objects.requireNonNull(taken.get(operation.service())).get();
    }

    /** Not sent while the service has asked to be left alone, except reports on a job, which see to that themselves. */
    private Reply send(
            Operation operation, String method, URI url, byte @Nullable [] body, boolean gzip, @Nullable String about) {
        Duration left = operation == Operation.PROGRESS ? Duration.ZERO : patience.left(operation.service());
        if (!left.isZero()) {
            return new Reply.Away("the service asked to be left alone for another " + left.toSeconds() + " s", left);
        }
        Reply reply = sendNow(operation, method, url, body, gzip, about);
        if (reply instanceof Reply.Ok) {
            Objects.requireNonNull(taken.get(operation.service())).incrementAndGet();
        }
        if (reply instanceof Reply.Away away && away.retryAfter() != null) {
            Duration wait = patience.stretched(away.retryAfter());
            patience.ask(operation.service(), wait);
            return new Reply.Away(away.why(), wait);
        }
        return reply;
    }

    private Reply sendNow(
            Operation operation, String method, URI url, byte @Nullable [] body, boolean gzip, @Nullable String about) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (about != null) {
            headers.put("X-Request-Id", about);
        }
        SignatureBase base = new SignatureBase().with("@method", method).with("@path", url.getRawPath());
        if (url.getRawQuery() != null) {
            base.with("@query", '?' + url.getRawQuery());
        }
        if (body != null) {
            String digest = contentDigest(body);
            base.with("content-digest", digest);
            headers.put("Content-Digest", digest);
            headers.put("Content-Type", "application/json");
            if (gzip) {
                headers.put("Content-Encoding", "gzip");
            }
        }
        headers.put("Accept", "application/json, application/problem+json");
        String input = base.input(clock.instant().getEpochSecond(), hostId.toString(), true);
        headers.put("Signature-Input", "sig=" + input);
        headers.put("Signature", "sig=:" + Base64.getEncoder().encodeToString(key.sign(base.bytes(input))) + ':');
        return http.send(operation, method, url, headers, body);
    }

    static String contentDigest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ':';
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
