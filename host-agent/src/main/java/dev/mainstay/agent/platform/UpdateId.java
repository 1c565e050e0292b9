package dev.mainstay.agent.platform;

import java.util.UUID;

/** Identity of an update: GUID and revision (IUpdateIdentity). A KB number is only a label. */
public record UpdateId(UUID id, int revision) {

    @Override
    public String toString() {
        return id + "." + revision;
    }
}
