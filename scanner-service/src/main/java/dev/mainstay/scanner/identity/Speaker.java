package dev.mainstay.scanner.identity;

import dev.mainstay.catalogue.version.Version;
import dev.mainstay.events.ScanSnapshot.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine that speaks for a host, as far as its own scans have told. All times but {@code since} are by the host's clock.
 *
 * @param machine which one; absent as long as no agent has said
 * @param bootAt when it had last started
 * @param build the build of Windows it had
 * @param saidAt when its last scan ended
 * @param challenger the machine that contradicts it, while that is undecided; absent when the contradiction is not one of
 *     machines
 * @param refused machines of which a person has said that they are not this host
 * @param enrolledAnew whether an agent has enrolled since: whatever machine scans next is the host's
 * @param since when, by the service's clock, the host last started anew; absent when it never did
 */
public record Speaker(
        @Nullable Machine machine,
        @Nullable Instant bootAt,
        @Nullable Version build,
        @Nullable Instant saidAt,
        @Nullable Machine challenger,
        List<Machine> refused,
        boolean enrolledAnew,
        @Nullable Instant since) {

    static final Speaker UNKNOWN = new Speaker(null, null, null, null, null, List.of(), false, null);

    public Speaker {
        refused = refused == null ? List.of() : List.copyOf(refused);
    }

    /** After a scan of its own. What that could not tell stays as it was. */
    Speaker saying(Speech speech) {
        return new Speaker(
                merged(speech.machine()),
                Optional.ofNullable(speech.bootAt()).orElse(bootAt),
                Optional.ofNullable(speech.build()).orElse(build),
                speech.finishedAt(),
                challenger,
                refused,
                false,
                since);
    }

    /** The host on a machine, or with a Windows, of which nothing was known. */
    Speaker anew(@Nullable Machine next, Instant now) {
        return new Speaker(next, null, null, null, null, refused(next), false, now);
    }

    Speaker challengedBy(@Nullable Machine other) {
        return new Speaker(machine, bootAt, build, saidAt, other, refused, enrolledAnew, since);
    }

    /** The contradiction is decided for this machine. */
    Speaker confirmed() {
        List<Machine> all = new ArrayList<>(refused);
        if (challenger != null && !all.contains(challenger)) {
            all.add(challenger);
        }
        return new Speaker(machine, bootAt, build, saidAt, null, all, enrolledAnew, since);
    }

    Speaker enrolled() {
        return new Speaker(machine, bootAt, build, saidAt, null, List.of(), true, since);
    }

    private List<Machine> refused(@Nullable Machine now) {
        return refused.stream()
                .filter(other -> now == null || other.differsFrom(now))
                .toList();
    }

    private @Nullable Machine merged(@Nullable Machine said) {
        if (machine == null || said == null) {
            return said == null ? machine : said;
        }
        return new Machine(
                said.biosUuid() == null ? machine.biosUuid() : said.biosUuid(),
                said.machineGuid() == null ? machine.machineGuid() : said.machineGuid(),
                said.computerName() == null ? machine.computerName() : said.computerName(),
                said.domain() == null ? machine.domain() : said.domain(),
                said.installedAt() == null ? machine.installedAt() : said.installedAt());
    }
}
