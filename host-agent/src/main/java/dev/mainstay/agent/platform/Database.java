package dev.mainstay.agent.platform;

import java.util.Arrays;
import java.util.regex.Pattern;
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

    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

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
        if (!VERSION.matcher(installed).matches() || !VERSION.matcher(expected).matches()) {
            return State.UNKNOWN;
        }
        return Arrays.compare(numbers(installed), numbers(expected)) < 0 ? State.OLDER : State.CURRENT;
    }

    /** Whether it lies on the host; one that does not tell where it is does. */
    public boolean isOn(String fqdn) {
        return server == null || server.equalsIgnoreCase(fqdn);
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
