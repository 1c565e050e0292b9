package dev.mainstay.scanner.identity;

import dev.mainstay.catalogue.version.Version;
import dev.mainstay.events.ScanSnapshot.Machine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan says of the machine it was taken on. All times are by the host's clock.
 *
 * @param machine which one; absent from agents that do not say
 * @param bootAt when it last started; absent when the scan could not tell
 * @param build the build of Windows, of three parts where it has no revision; absent when the scan could not tell
 * @param removals when updates were removed, by Windows Update's own history
 */
public record Speech(
        @Nullable Machine machine,
        @Nullable Instant bootAt,
        @Nullable Version build,
        Instant startedAt,
        Instant finishedAt,
        List<Instant> removals) {

    public Speech {
        removals = List.copyOf(removals);
    }
}
