package dev.mainstay.patch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A host of the estate, as scanner-service named it. */
public record HostId(@JsonValue UUID value) implements Comparable<HostId> {

    /** As its JSON is: the UUID alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HostId {}

    /** Reads a UUID's text. */
    public static HostId of(String text) {
        return new HostId(UUID.fromString(text));
    }

    @Override
    public int compareTo(HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
