package dev.mainstay.agent.scan;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.control.Operation;
import dev.mainstay.agent.control.Reply;
import dev.mainstay.agent.control.SignedRequests;
import dev.mainstay.agent.delivery.Delivery;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.spool.Spool.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Carrier of scans to scanner-service. It keeps each one that it refuses as a FAILED scan itself. */
final class ScanCarrier implements Delivery.Carrier {

    /** As {@link Scans#take} writes it, at the beginning. */
    private static final Pattern REQUEST = Pattern.compile("\"requestId\":\"([0-9a-f-]{36})\"");

    private static final int BEGINNING = 200;

    private final URI url;
    private final boolean simulated;
    private final SignedRequests requests;
    private final Clock clock;

    ScanCarrier(AgentConfig config, boolean simulated, SignedRequests requests, Clock clock) {
        this.url = URI.create(config.scannerUrl() + "/agent/v1/scans");
        this.simulated = simulated;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "scan";
    }

    @Override
    public Reply send(Message message) {
        return requests.postGzip(Operation.SCAN, url, message.content(), message.name());
    }

    @Override
    public long taken() {
        return requests.taken(Operation.SCAN);
    }

    @Override
    public boolean settledBy(Reply.Refused refused) {
        return true;
    }

    /**
     * A FAILED scan, which says nothing of what is missing. It answers the same request, and verifies no job: that needs a
     * scan that can be read.
     */
    @Override
    public Reply tell(Message message, String why) {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        UUID scanId = UUID.nameUUIDFromBytes(("set aside " + message.name()).getBytes(StandardCharsets.UTF_8));
        Optional<String> requestId = requestId(message);
        byte[] json = Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("scanId", scanId.toString());
            if (requestId.isPresent()) {
                out.writeStringField("requestId", requestId.get());
            }
            out.writeStringField("outcome", HostFacts.Outcome.FAILED.name());
            out.writeObjectFieldStart("failure");
            out.writeStringField(
                    "message",
                    dev.mainstay.agent.json.Message.within(
                            "Scanner-service cannot take scan " + message.name() + " of this host (" + why
                                    + "), though it takes others. The scan is set aside on the host, in the agent's"
                                    + " folder scans-aside. Look into scanner-service's log, then ask for a new scan"));
            out.writeEndObject();
            out.writeStringField("startedAt", now);
            out.writeStringField("finishedAt", now);
            out.writeStringField("agentVersion", AgentConfig.VERSION);
            out.writeBooleanField("simulated", simulated);
            for (String list : new String[] {"updates", "sqlInstances", "components", "services"}) {
                out.writeArrayFieldStart(list);
                out.writeEndArray();
            }
            out.writeEndObject();
        });
        return requests.postGzip(Operation.SCAN, url, Scans.gzip(json), message.name());
    }

    private static Optional<String> requestId(Message message) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(message.content()))) {
            Matcher request = REQUEST.matcher(new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8));
            return request.find() ? Optional.of(request.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
