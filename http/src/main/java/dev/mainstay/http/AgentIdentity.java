package dev.mainstay.http;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who signed the current request. Only {@link AgentSigned} resources may ask. */
@RequestScoped
public class AgentIdentity {

    private @Nullable String agentId;

    /**
     * The agent whose signature was verified.
     *
     * @throws IllegalStateException if the resource is not {@link AgentSigned}
     */
    public String agentId() {
        if (agentId == null) {
            throw new IllegalStateException("Nobody signed this request: the resource lacks @AgentSigned");
        }
        return agentId;
    }

    void verified(String agentId) {
        this.agentId = agentId;
    }
}
