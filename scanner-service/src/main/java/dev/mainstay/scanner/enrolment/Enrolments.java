package dev.mainstay.scanner.enrolment;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.people.Trail;
import dev.mainstay.scanner.enrolment.EnrolmentOutcome.Enrolled;
import dev.mainstay.scanner.enrolment.EnrolmentOutcome.Refused;
import dev.mainstay.scanner.enrolment.TokenStore.Issued;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.identity.Speakers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enrolments of agents: one-time tokens are given out, and agents taken in for them. */
@ApplicationScoped
public class Enrolments {
    private final TokenStore tokens;
    private final Hosts hosts;
    private final Speakers speakers;
    private final EnrolmentConfig config;
    private final Clock clock;
    private final Trail trail;

    Enrolments(TokenStore tokens, Hosts hosts, Speakers speakers, EnrolmentConfig config, Clock clock, Trail trail) {
        this.tokens = tokens;
        this.hosts = hosts;
        this.speakers = speakers;
        this.config = config;
        this.clock = clock;
        this.trail = trail;
    }

    /** What is left of tokens in the trail: for whom, never the tokens. */
    private record IssuedFor(List<String> hosts, Instant expiresAt) {}

    /** A token as it is shown, once. */
    record NewToken(Host host, Token token, Instant expiresAt) {}

    /** Tokens for these hosts. Their agents stay enrolled with the keys they have until they use the tokens. */
    @Transactional
    List<NewToken> issue(List<Host> wanted) {
        tokens.lockIssuing();
        tokens.removeExpired(clock.instant().minus(config.tokenLifetime()));
        Instant expiresAt = clock.instant().plus(config.tokenLifetime());
        List<NewToken> issued = new ArrayList<>();
        for (Host host : wanted) {
            Token token = Token.random();
            tokens.issue(token, host.id(), expiresAt);
            issued.add(new NewToken(host, token, expiresAt));
        }
        if (!wanted.isEmpty()) {
            String id = wanted.size() == 1 ? wanted.getFirst().id().toString() : "hosts";
            List<String> names = wanted.stream().map(Host::fqdn).toList();
            trail.leave("enrolment-token", id, null, new IssuedFor(names, expiresAt), null);
        }
        return issued;
    }

    /** The active hosts without an agent; gateways are no Windows servers and never get one. */
    @Transactional
    List<Host> notEnrolled() {
        return hosts.active().stream()
                .filter(host -> host.agentKey() == null)
                .filter(host -> host.place().memberships().stream()
                        .noneMatch(membership -> membership.pool().kind() == PoolKind.PSTN_GATEWAY))
                .toList();
    }

    /**
     * Takes an agent in. The same token with the same key gets the same answer again, because the agent may have died
     * before it wrote the answer down.
     *
     * @param fqdn lower case, as the agent knows its host
     */
    @Transactional
    EnrolmentOutcome enrol(Token token, String fqdn, String publicKey) {
        Optional<Issued> issued = tokens.lock(token);
        if (issued.isEmpty()) {
            return new Refused(EnrolmentProblems.TOKEN_UNKNOWN, "This service has not given out this token.");
        }
        HostId id = issued.get().host();
        Optional<Host> found = hosts.lock(id).filter(Host::active);
        if (found.isEmpty()) {
            return new Refused(EnrolmentProblems.TOKEN_UNKNOWN, "The token's host is no longer part of the estate.");
        }
        Host host = found.get();
        if (!host.fqdn().equals(fqdn)) {
            return new Refused(
                    EnrolmentProblems.FQDN_MISMATCH, "The token was made for another host than " + fqdn + ".");
        }
        String usedKey = issued.get().usedKey();
        if (usedKey != null) {
            return usedKey.equals(publicKey)
                    ? new Enrolled(id)
                    : new Refused(
                            EnrolmentProblems.TOKEN_USED,
                            "An agent has enrolled with this token before. Ask for a new token.");
        }
        Instant now = clock.instant();
        if (now.isAfter(issued.get().expiresAt())) {
            return new Refused(
                    EnrolmentProblems.TOKEN_EXPIRED,
                    "The token could be used until " + issued.get().expiresAt() + ".");
        }
        tokens.use(token, publicKey, now);
        boolean before = host.agentKey() != null && !publicKey.equals(host.agentKey());
        hosts.save(host, (before ? speakers.enrolled(host) : host).enrolled(publicKey));
        return new Enrolled(id);
    }

    /** The key of an enrolled agent on an active host. */
    public Optional<PublicKey> key(HostId id) {
        return hosts.agentKey(id).flatMap(AgentPublicKey::parse);
    }
}
