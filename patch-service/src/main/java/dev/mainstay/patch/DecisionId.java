package dev.mainstay.patch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person's decision on an update. */
public record DecisionId(@JsonValue UUID value) implements Comparable<DecisionId> {

    /** As its JSON is: the UUID alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DecisionId {}

    @Override
    public int compareTo(DecisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
