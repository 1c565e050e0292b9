package dev.mainstay.agent.platform;

import org.jspecify.annotations.Nullable;

/**
 * A database of the server product, by the version of its schema.
 *
 * @param server FQDN of its SQL Server; absent when not told
 * @param instance absent when not told, and for the default instance
 * @param installed absent when not told
 * @param expected by the binaries of the host that was asked
 */
public record Database(
        String name,
        @Nullable String server,
        @Nullable String instance,
        @Nullable String installed,
        @Nullable String expected) {

    public enum State {
        /** As the binaries expect, or newer. */
        CURRENT,
        OLDER,
        UNKNOWN
    }

    public State state() {
        if (installed == null || expected == null) {
            return State.UNKNOWN;
        }
        if (installed.equals(expected)) {
            return State.CURRENT;
        }
        return Version.read(installed)
                .flatMap(is -> Version.read(expected).map(is::isBefore))
                .map(older -> older ? State.OLDER : State.CURRENT)
                .orElse(State.UNKNOWN);
    }

    /** Whether it lies on the host; one that does not tell where it is does. */
    public boolean isOn(String fqdn) {
        return server == null || server.equalsIgnoreCase(fqdn);
    }
}
