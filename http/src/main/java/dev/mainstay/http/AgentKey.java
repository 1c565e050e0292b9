package dev.mainstay.http;

import java.security.PublicKey;

/**
 * One agent's public key.
 *
 * @param agentId how the service names the agent
 * @param key an Ed25519 key
 */
public record AgentKey(String agentId, PublicKey key) {}
