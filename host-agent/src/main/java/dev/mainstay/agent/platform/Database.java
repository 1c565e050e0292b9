package dev.mainstay.agent.platform;

import org.jspecify.annotations.Nullable;

/**
 * A database of the server product, by the version of its schema.
 *
 * @param server FQDN of its SQL Server; absent when not told
 * @param instance absent when not told, and for the default instance
 * @param installedVersion absent when not told
 * @param expectedVersion by the binaries of the host that was asked
 */
public record Database(
        @Longest(128) String name,
        @Longest(255) @Nullable String server,
        @Longest(50) @Nullable String instance,
        @Longest(50) @Nullable String installedVersion,
        @Longest(50) @Nullable String expectedVersion) {

    public enum State {
        /** As the binaries expect, or newer. */
        CURRENT,
        OLDER,
        UNKNOWN
    }

    public State state() {
        if (installedVersion == null || expectedVersion == null) {
            return State.UNKNOWN;
        }
        if (installedVersion.equals(expectedVersion)) {
            return State.CURRENT;
        }
        return Version.read(installedVersion)
                .flatMap(is -> Version.read(expectedVersion).map(is::isBefore))
                .map(older -> older ? State.OLDER : State.CURRENT)
                .orElse(State.UNKNOWN);
    }

    /** Whether it lies on the host; one that does not tell where it is does. */
    public boolean isOn(String fqdn) {
        return server == null || server.equalsIgnoreCase(fqdn);
    }
}
