package dev.mainstay.patch.estate;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.http.AgentKey;
import dev.mainstay.http.AgentKeys;
import dev.mainstay.patch.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The agents' keys, as the hosts' snapshots carry them. A retired host's agent may no longer speak. */
@ApplicationScoped
class EnrolledAgentKeys implements AgentKeys {

    private final Hosts hosts;

    EnrolledAgentKeys(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public Optional<AgentKey> find(String keyId) {
        return hostId(keyId)
                .flatMap(hosts::find)
                .filter(host -> host.state() == HostState.ACTIVE)
                .map(HostSnapshot::agentKey)
                .flatMap(EnrolledAgentKeys::publicKey)
                .map(key -> new AgentKey(keyId, key));
    }

    private static Optional<HostId> hostId(String keyId) {
        try {
            return Optional.of(HostId.of(keyId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> publicKey(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
