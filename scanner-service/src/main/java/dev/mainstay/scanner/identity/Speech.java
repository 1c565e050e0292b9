package dev.mainstay.scanner.identity;

import dev.mainstay.events.ScanSnapshot.Machine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan says of the machine it was taken on. All times are by the host's clock.
 *
 * @param machine which one; absent from agents that do not say
 * @param bootAt when it last started; absent when the scan could not tell
 * @param build the build of Windows and its revision; absent when the scan could not tell
 * @param removals when updates were removed, by Windows Update's own history
 */
public record Speech(
        @Nullable Machine machine,
        @Nullable Instant bootAt,
        @Nullable Build build,
        Instant startedAt,
        Instant finishedAt,
        List<Instant> removals) {

    public Speech {
        removals = List.copyOf(removals);
    }

    /**
     * A build of Windows.
     *
     * @param number {@code CurrentBuildNumber}
     * @param revision {@code UBR}; absent where Windows has none
     */
    public record Build(int number, @Nullable Integer revision) {

        /** Whether it is surely an earlier one: of the same number, only where both know their revision. */
        boolean isBefore(Build other) {
            if (number != other.number) {
                return number < other.number;
            }
            return revision != null && other.revision != null && revision < other.revision;
        }

        @Override
        public String toString() {
            return revision == null ? String.valueOf(number) : number + "." + revision;
        }
    }
}
