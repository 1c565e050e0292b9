package dev.mainstay.scanner.host;

import java.util.UUID;

/** A host's identity in Mainstay, for ever; its name is {@code fqdn}. */
public record HostId(UUID value) {

    /** Reads what an agent or a person sent; empty when it is not a UUID. */
    public static java.util.Optional<HostId> parse(String text) {
        try {
            return java.util.Optional.of(new HostId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAUuid) {
            return java.util.Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
