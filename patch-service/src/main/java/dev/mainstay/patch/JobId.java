package dev.mainstay.patch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A patch job. */
public record JobId(@JsonValue UUID value) implements Comparable<JobId> {

    /** As its JSON is: the UUID alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JobId {}

    /** Reads a UUID's text. */
    public static JobId of(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
