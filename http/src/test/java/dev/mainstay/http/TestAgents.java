package dev.mainstay.http;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Optional;

/** One enrolled agent, {@code agent-1}, whose key is {@code key-1}. */
@Singleton
class TestAgents implements AgentKeys {

    static final KeyPair KEYS = newKeys();

    @Override
    public Optional<AgentKey> find(String keyId) {
        return keyId.equals("key-1") ? Optional.of(new AgentKey("agent-1", KEYS.getPublic())) : Optional.empty();
    }

    static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
