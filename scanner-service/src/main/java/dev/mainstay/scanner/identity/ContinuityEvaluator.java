package dev.mainstay.scanner.identity;

import dev.mainstay.catalogue.version.Version;
import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.events.ScanSnapshot.Machine;
import dev.mainstay.scanner.identity.Continuity.Anew;
import dev.mainstay.scanner.identity.Continuity.Foreign;
import dev.mainstay.scanner.identity.Continuity.Own;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a scan continues what its host's scans have said: docs/adr/0014. Two machines with one key differ in what they say of
 * themselves; where agents do not say, they differ in when they last started and in their build, and each that speaks after
 * the other goes back. Pure.
 */
final class ContinuityEvaluator {

    /** A clock that is wrong by up to 300 s is not noticed (scan-in-the-future), before a restart and after it. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private ContinuityEvaluator() {}

    /**
     * Judges a scan.
     *
     * @param standing the contradiction that is undecided
     * @param now by the service's clock
     */
    static Continuity judge(Speaker known, @Nullable IdentityConflict standing, Speech speech, Instant now) {
        Machine was = known.machine();
        Machine is = speech.machine();
        if (was != null && is != null && was.differsFrom(is)) {
            return known.enrolledAnew() || reinstalled(was, is)
                    ? new Anew(known.anew(is, now).saying(speech))
                    : another(known, standing, is, now);
        }
        if (known.enrolledAnew()) {
            // Without both machines' words nothing says that it is the same one: a person had it enrolled again.
            return was == null || is == null
                    ? new Anew(known.anew(is, now).saying(speech))
                    : new Own(known.saying(speech), null);
        }
        Optional<IdentityConflict> contradiction = contradiction(known, speech, now);
        if (standing == null) {
            return contradiction
                    .<Continuity>map(conflict -> new Foreign(known, conflict))
                    .orElseGet(() -> new Own(known.saying(speech), null));
        }
        if (known.challenger() == null || is == null || contradiction.isPresent()) {
            return new Foreign(known, standing);
        }
        return new Own(known.saying(speech), alternating(standing));
    }

    private static Continuity another(Speaker known, @Nullable IdentityConflict standing, Machine is, Instant now) {
        if (known.refused().stream().anyMatch(refused -> !refused.differsFrom(is))) {
            return new Foreign(known, standing);
        }
        IdentityConflict conflict = standing != null && known.challenger() != null
                ? standing
                : new IdentityConflict(
                        standing == null ? now : standing.since(),
                        "another-machine",
                        "Another machine speaks with the key of this host: " + words(is) + ", not "
                                + words(known.machine()) + ".");
        return new Foreign(known.challengedBy(is), conflict);
    }

    /** The same machine, by its firmware or by the system's own number, with a later installation of Windows. */
    private static boolean reinstalled(Machine was, Machine is) {
        boolean later = was.installedAt() != null
                && is.installedAt() != null
                && is.installedAt().isAfter(was.installedAt());
        boolean named = was.computerName() == null
                || is.computerName() == null
                || was.computerName().equals(is.computerName());
        boolean firmware = was.biosUuid() != null && was.biosUuid().equals(is.biosUuid());
        boolean upgraded = (was.biosUuid() == null || is.biosUuid() == null)
                && was.machineGuid() != null
                && was.machineGuid().equals(is.machineGuid());
        return later && named && (firmware || upgraded);
    }

    private static Optional<IdentityConflict> contradiction(Speaker known, Speech speech, Instant now) {
        Version was = known.build();
        Version is = speech.build();
        // Where one of the two has no revision, the same number is no earlier one.
        if (was != null && is != null && !is.isAtLeast(was) && !removedSince(known, speech)) {
            return Optional.of(new IdentityConflict(
                    now,
                    "build-went-back",
                    "The build of Windows went back from " + was.inShort() + " to " + is.inShort()
                            + ", and no removal explains it: two machines may speak with the key of this host."));
        }
        Instant booted = known.bootAt();
        Instant boots = speech.bootAt();
        if (booted != null && boots != null && boots.plus(CLOCKS_DIFFER).isBefore(booted) && !setBack(known, speech)) {
            return Optional.of(new IdentityConflict(
                    now,
                    "boot-time-went-back",
                    "The last start went back from " + booted + " to " + boots
                            + ", and the clock was not set back: two machines may speak with the key of this host."));
        }
        return Optional.empty();
    }

    /** A removal counts from the start on with which the build was told: it may have waited for the next one. */
    private static boolean removedSince(Speaker known, Speech speech) {
        Instant from = known.bootAt() == null ? known.saidAt() : known.bootAt();
        return speech.removals().stream().anyMatch(at -> from == null || at.isAfter(from));
    }

    /** All its times go back, or it had started later than it spoke: the clock was wrong then. */
    private static boolean setBack(Speaker known, Speech speech) {
        Instant said = known.saidAt();
        Instant booted = known.bootAt();
        boolean wentBack =
                said != null && speech.finishedAt().plus(CLOCKS_DIFFER).isBefore(said);
        boolean wasAhead = said != null && booted != null && booted.isAfter(said);
        return wentBack || wasAhead || bootedBeforeInstalled(known, speech);
    }

    /** Windows that started before it was installed started with a clock that was wrong. */
    private static boolean bootedBeforeInstalled(Speaker known, Speech speech) {
        Machine machine = speech.machine() == null ? known.machine() : speech.machine();
        Instant boots = speech.bootAt();
        return machine != null
                && machine.installedAt() != null
                && boots != null
                && boots.isBefore(machine.installedAt());
    }

    private static IdentityConflict alternating(IdentityConflict standing) {
        return new IdentityConflict(
                standing.since(),
                "machines-alternate",
                "Two machines speak in turn with the key of this host. "
                        + standing.message()
                                .replaceFirst("^Two machines speak in turn with the key of this host\\. ", ""));
    }

    private static String words(@Nullable Machine machine) {
        if (machine == null) {
            return "an unknown machine";
        }
        String name = machine.computerName() == null ? "a machine without a name" : machine.computerName();
        String domain = machine.domain() == null ? "" : "." + machine.domain();
        String firmware = machine.biosUuid() == null ? "" : " (" + machine.biosUuid() + ")";
        return name + domain + firmware;
    }
}
