package dev.mainstay.scanner.patching;

import java.util.List;
import java.util.stream.Stream;

/**
 * What patch-service says of one host, and what the host itself tells of attempts.
 *
 * @param waivers that stand, whatever their end, and whose scope includes the host
 * @param attempts the last of each thing that a job installed or was to install
 */
public record WaiversAndAttempts(List<Waiver> waivers, List<Attempt> attempts) {
    public static final WaiversAndAttempts NOTHING = new WaiversAndAttempts(List.of(), List.of());

    public WaiversAndAttempts {
        waivers = List.copyOf(waivers);
        attempts = List.copyOf(attempts);
    }

    /** With the attempts that the host itself tells of. */
    public WaiversAndAttempts with(List<Attempt> told) {
        return new WaiversAndAttempts(
                waivers, Stream.concat(attempts.stream(), told.stream()).toList());
    }
}
