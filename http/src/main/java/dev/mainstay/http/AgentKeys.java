package dev.mainstay.http;

import java.util.Optional;

/** The keys of the enrolled agents, as the service knows them. A service with {@link AgentSigned} resources provides one. */
public interface AgentKeys {

    /**
     * Called on a worker thread, so it may read a database.
     *
     * @param keyId what the agent put in its signature as its key's id; anything at all, as nothing is verified yet
     * @return empty when no agent has this key, or when the agent may no longer use it
     */
    Optional<AgentKey> find(String keyId);
}
