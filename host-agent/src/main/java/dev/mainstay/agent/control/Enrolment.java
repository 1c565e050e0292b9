package dev.mainstay.agent.control;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.journal.Durable;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import dev.mainstay.agent.life.Lifeline;
import dev.mainstay.agent.life.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * First meeting that makes the host known, once, by its token; after that the host id is in {@code host.id} and the token is
 * not used.
 */
public final class Enrolment {

    /** The service does not take this host. Trying again would not help. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    private final AgentConfig config;
    private final Http http;
    private final Lifeline life;
    private final Log log;

    public Enrolment(AgentConfig config, Http http, Lifeline life, Log log) {
        this.config = config;
        this.http = http;
        this.life = life;
        this.log = log;
    }

    /** The host's id; asks for it as long as it takes while nobody answers. */
    public UUID hostId(HostKey key) throws IOException, RefusedException {
        Path file = config.folder().resolve("host.id");
        if (Files.exists(file)) {
            try {
                return UUID.fromString(
                        Files.readString(file, StandardCharsets.US_ASCII).strip());
            } catch (IllegalArgumentException e) {
                throw new RefusedException(file + " does not hold a host id; enrol the host anew after deleting it");
            }
        }
        UUID hostId = enrol(key);
        life.reached("enrolled, id not written");
        Durable.write(file, (hostId + "\n").getBytes(StandardCharsets.US_ASCII));
        log.info("enrolled", "hostId", hostId);
        return hostId;
    }

    private UUID enrol(HostKey key) throws RefusedException {
        String token = config.enrolmentToken();
        if (token == null) {
            throw new RefusedException("this host is not enrolled and enrolment.token is not set");
        }
        URI url = URI.create(config.scannerUrl() + "/agent/v1/enrolments");
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("token", token);
            json.writeStringField("fqdn", config.fqdn());
            json.writeStringField("publicKey", key.publicKey());
            json.writeEndObject();
        });
        for (int failures = 1; ; failures++) {
            Reply reply = http.send(Operation.ENROLMENT, "POST", url, Map.of("Content-Type", "application/json"), body);
            if (reply instanceof Reply.Ok ok) {
                return read(ok);
            }
            if (reply instanceof Reply.Refused refused) {
                throw new RefusedException("enrolment refused: " + refused.code() + ' ' + refused.detail());
            }
            log.warn("enrolment-waits", "why", reply);
            life.pause(pause(failures, reply));
        }
    }

    /** As long as the service asks for, or as long as is usual. */
    private Duration pause(int failures, Reply reply) {
        Duration usual = config.offline().after(failures);
        Duration asked = reply instanceof Reply.Away away && away.retryAfter() != null
                ? new Patience(new Random(), config.jitterPercent(), config.leasePoll()).stretched(away.retryAfter())
                : Duration.ZERO;
        return asked.compareTo(usual) > 0 ? asked : usual;
    }

    private static UUID read(Reply.Ok ok) throws RefusedException {
        try {
            return Json.object(ok.body()).uuid("hostId");
        } catch (JsonException e) {
            throw new RefusedException("the answer to the enrolment is not what was agreed on: " + e.getMessage());
        }
    }
}
