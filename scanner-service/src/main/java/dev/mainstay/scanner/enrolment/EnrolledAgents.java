package dev.mainstay.scanner.enrolment;

import dev.mainstay.http.AgentKey;
import dev.mainstay.http.AgentKeys;
import dev.mainstay.scanner.host.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Which key belongs to which agent: the key's id is the host's. Read from the database each time, so that a replaced key
 * and a retired host count at once in every replica.
 */
@ApplicationScoped
class EnrolledAgents implements AgentKeys {
    private final Enrolments enrolments;

    EnrolledAgents(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Optional<AgentKey> find(String keyId) {
        return HostId.parse(keyId).flatMap(host -> enrolments.key(host).map(key -> new AgentKey(host.toString(), key)));
    }
}
