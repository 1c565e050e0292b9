package dev.mainstay.agent.scan;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.control.Operation;
import dev.mainstay.agent.control.Reply;
import dev.mainstay.agent.control.SignedRequests;
import dev.mainstay.agent.delivery.Delivery;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.life.Lifeline;
import dev.mainstay.agent.life.Log;
import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.spool.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Scans as they are taken, put into the spool and sent from there, oldest first. */
public final class Scans {

    private final AgentConfig config;
    private final HostPlatform platform;
    private final SignedRequests requests;
    private final Spool spool;
    private final Delivery delivery;
    private final Clock clock;
    private final Lifeline life;
    private final Log log;

    private @Nullable Requested lastRequested;

    public Scans(
            AgentConfig config,
            HostPlatform platform,
            SignedRequests requests,
            Spool spool,
            Clock clock,
            Lifeline life,
            Log log) {
        this.config = config;
        this.platform = platform;
        this.requests = requests;
        this.spool = spool;
        this.delivery = new Delivery(spool, new ScanCarrier(config, platform.simulated(), requests, clock), log);
        this.clock = clock;
        this.life = life;
        this.log = log;
    }

    /**
     * Looks at the host and keeps what was seen until scanner-service has it.
     *
     * @param requestId the request that this scan answers
     * @param jobId the job that this scan verifies; such a scan is never dropped
     * @return the updates that the host offers; empty when the scan could not tell
     */
    public Optional<Set<UpdateId>> take(UUID scanId, @Nullable UUID requestId, @Nullable UUID jobId) {
        Instant started = now();
        HostFacts facts = new HostFacts(platform, config.timeouts());
        life.check(); // Interrupted by closing, the platform's answers are worth nothing.
        byte[] json = Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("scanId", scanId.toString());
            if (requestId != null) {
                out.writeStringField("requestId", requestId.toString());
            }
            if (jobId != null) {
                out.writeStringField("jobId", jobId.toString());
            }
            out.writeStringField("outcome", facts.outcome().name());
            out.writeStringField("startedAt", started.toString());
            out.writeStringField("finishedAt", now().toString());
            out.writeStringField("agentVersion", AgentConfig.VERSION);
            out.writeBooleanField("simulated", platform.simulated());
            new ScanJson(out).host(facts);
            out.writeEndObject();
        });
        spool.put(scanId.toString(), jobId != null, gzip(json));
        if (requestId != null) {
            lastRequested = new Requested(requestId, scanId);
        }
        log.info("scanned", "scanId", scanId, "outcome", facts.outcome(), "bytes", json.length);
        return Optional.ofNullable(facts.updates.get(UpdateState.MISSING))
                .map(offered -> offered.stream().map(Update::id).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Whether scanner-service wants a scan now. Empty when it does not, when it cannot be asked, and when the scan that answers
     * the request lies in the spool or aside: a search takes minutes, and while the service cannot take it it goes on wanting one.
     */
    public Optional<UUID> wanted() {
        return asked().filter(request -> !isHeld(lastRequested, request));
    }

    private boolean isHeld(@Nullable Requested last, UUID request) {
        return last != null
                && last.requestId().equals(request)
                && spool.holds(last.scanId().toString());
    }

    private Optional<UUID> asked() {
        Reply reply = requests.get(Operation.SCAN_REQUEST, URI.create(config.scannerUrl() + "/agent/v1/scan-request"));
        if (reply instanceof Reply.Ok ok && ok.status() == 200) {
            try {
                return Optional.of(Json.object(ok.body()).uuid("requestId"));
            } catch (JsonException e) {
                log.warn("scan-request-unreadable", "why", e.getMessage());
            }
        }
        if (!(reply instanceof Reply.Ok)) {
            log.warn("scan-request-unknown", "why", reply);
        }
        return Optional.empty();
    }

    /**
     * Sends what is in the spool.
     *
     * @return whether the spool is empty now
     */
    public boolean send() {
        return delivery.send() == Delivery.Standing.EMPTY;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static byte[] gzip(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 8 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A request, and the scan that was taken for it. Forgotten when the agent ends: it may be taken once more. */
    private record Requested(UUID requestId, UUID scanId) {}
}
