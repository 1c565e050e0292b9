package dev.mainstay.patch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A package from beside Windows Update that patch-service knows. */
public record PackageId(@JsonValue UUID value) implements Comparable<PackageId> {

    /** As its JSON is: the UUID alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PackageId {}

    @Override
    public int compareTo(PackageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
