package dev.mainstay.agent.control;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests signed with the host's key: RFC 9421 with a content digest of RFC 9530, as docs/agent-protocol.md has it. */
public final class SignedRequests {

    private final Http http;
    private final HostKey key;
    private final UUID hostId;
    private final Clock clock;

    public SignedRequests(Http http, HostKey key, UUID hostId, Clock clock) {
        this.http = http;
        this.key = key;
        this.hostId = hostId;
        this.clock = clock;
    }

    public Reply get(URI url) {
        return send("GET", url, null, false);
    }

    public Reply post(URI url, byte[] json) {
        return send("POST", url, json, false);
    }

    /** Posts JSON that is compressed already; the digest covers the compressed bytes. */
    public Reply postGzip(URI url, byte[] gzip) {
        return send("POST", url, gzip, true);
    }

    private Reply send(String method, URI url, byte @Nullable [] body, boolean gzip) {
        Map<String, String> headers = new LinkedHashMap<>();
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
        return http.send(method, url, headers, body);
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
