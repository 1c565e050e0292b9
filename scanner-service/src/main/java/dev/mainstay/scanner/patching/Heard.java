package dev.mainstay.scanner.patching;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was heard of a host.
 *
 * @param waivers that stand, whatever their end, and whose scope includes the host
 * @param attempts the last of each thing that a job installed or was to install
 */
public record Heard(List<Waiver> waivers, List<Attempt> attempts) {
    public static final Heard NOTHING = new Heard(List.of(), List.of());

    public Heard {
        waivers = List.copyOf(waivers);
        attempts = List.copyOf(attempts);
    }

    /** With the attempts that the host itself tells of. */
    public Heard with(List<Attempt> told) {
        return new Heard(
                waivers, Stream.concat(attempts.stream(), told.stream()).toList());
    }
}
