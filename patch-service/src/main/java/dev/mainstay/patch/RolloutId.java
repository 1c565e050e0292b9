package dev.mainstay.patch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a rollout. */
public record RolloutId(@JsonValue UUID value) implements Comparable<RolloutId> {

    /** As its JSON is: the UUID alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RolloutId {}

    @Override
    public int compareTo(RolloutId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
