package dev.mainstay.scanner.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.version.Version;
import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.events.ScanSnapshot.Machine;
import dev.mainstay.scanner.identity.Continuity.Anew;
import dev.mainstay.scanner.identity.Continuity.Foreign;
import dev.mainstay.scanner.identity.Continuity.Own;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContinuityEvaluatorTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant INSTALLED = Instant.parse("2021-03-04T05:06:07Z");
    private static final Instant BOOTED = Instant.parse("2026-10-01T03:00:00Z");
    private static final Instant BOOTED_LATER = Instant.parse("2026-11-28T03:00:00Z");
    private static final Machine ORIGINAL = machine("11111111-0042-3510-8052-c4c04f4e3132", "aa", "fe01", INSTALLED);
    private static final Machine CLONE = machine("22222222-0042-3510-8052-c4c04f4e3132", "aa", "fe01", INSTALLED);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void machineThatSpeaksIsToldByWhatItSays(String what, Machine was, @Nullable Machine is, String expected) {
        // Given
        Speaker known = heard(Speaker.UNKNOWN, said(was, BOOTED, 5329, 0));

        // When
        Continuity continuity = judge(known, null, said(is, BOOTED, 5329, 1));

        // Then
        assertThat(code(continuity)).isEqualTo(expected);
    }

    static Stream<Arguments> machineThatSpeaksIsToldByWhatItSays() {
        Machine nothing = new Machine(null, null, null, null, null);
        Instant later = INSTALLED.plus(Duration.ofDays(900));
        return Stream.of(
                Arguments.of("the same", ORIGINAL, ORIGINAL, "own"),
                Arguments.of("an older agent", ORIGINAL, null, "own"),
                Arguments.of("nothing known", ORIGINAL, nothing, "own"),
                Arguments.of("nothing known before", nothing, CLONE, "own"),
                Arguments.of("another firmware", ORIGINAL, CLONE, "another-machine"),
                Arguments.of(
                        "a copy that was given another name",
                        ORIGINAL,
                        machine(ORIGINAL.biosUuid(), "aa", "fe09", INSTALLED),
                        "another-machine"),
                Arguments.of(
                        "a generalised copy",
                        ORIGINAL,
                        machine(ORIGINAL.biosUuid(), "bb", "fe01", INSTALLED),
                        "another-machine"),
                Arguments.of(
                        "installed anew on the same machine",
                        ORIGINAL,
                        machine(ORIGINAL.biosUuid(), "bb", "fe01", later),
                        "anew"),
                Arguments.of(
                        "brought to another Windows in place, firmware unknown",
                        machine(null, "aa", "fe01", INSTALLED),
                        machine(null, "aa", "fe01", later),
                        "anew"),
                Arguments.of(
                        "installed later under another name",
                        ORIGINAL,
                        machine(ORIGINAL.biosUuid(), "bb", "fe09", later),
                        "another-machine"),
                Arguments.of(
                        "an earlier installation",
                        machine(ORIGINAL.biosUuid(), "aa", "fe01", later),
                        ORIGINAL,
                        "another-machine"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void withoutFactsTheBuildAndTheStartTell(String what, List<Speech> speeches, List<String> expected) {
        // Given
        Speaker known = Speaker.UNKNOWN;
        IdentityConflict conflict = null;
        List<String> codes = new ArrayList<>();

        // When
        for (Speech speech : speeches) {
            Continuity continuity = judge(known, conflict, speech);
            known = continuity.after();
            conflict = conflict(continuity);
            codes.add(code(continuity));
        }

        // Then
        assertThat(codes).isEqualTo(expected);
    }

    static Stream<Arguments> withoutFactsTheBuildAndTheStartTell() {
        Speech original = said(null, BOOTED, 5329, 0);
        Speech clone = said(null, BOOTED_LATER, 6000, 1);
        return Stream.of(
                row("patched and restarted", List.of(original, clone), "own", "own"),
                row(
                        "two in turn",
                        List.of(original, clone, said(null, BOOTED, 5329, 2), said(null, BOOTED_LATER, 6000, 3)),
                        "own",
                        "own",
                        "build-went-back",
                        "build-went-back"),
                row(
                        "two of one build in turn",
                        List.of(original, said(null, BOOTED_LATER, 5329, 1), said(null, BOOTED, 5329, 2)),
                        "own",
                        "own",
                        "boot-time-went-back"),
                row(
                        "an update was removed",
                        List.of(
                                clone,
                                new Speech(
                                        null,
                                        at(3),
                                        Version.of("10.0.17763.5329"),
                                        at(4),
                                        at(4),
                                        List.of(BOOTED_LATER.plusSeconds(60)))),
                        "own",
                        "own"),
                row(
                        "an update was removed before the start with which the build was told",
                        List.of(
                                clone,
                                new Speech(
                                        null,
                                        at(3),
                                        Version.of("10.0.17763.5329"),
                                        at(4),
                                        at(4),
                                        List.of(BOOTED_LATER.minusSeconds(60)))),
                        "own",
                        "build-went-back"),
                row(
                        "another build of Windows",
                        List.of(
                                new Speech(null, BOOTED, Version.of("10.0.20348"), at(0), at(0), List.of()),
                                new Speech(null, BOOTED_LATER, Version.of("10.0.17763.6000"), at(1), at(1), List.of())),
                        "own",
                        "build-went-back"),
                row(
                        "a build whose revision the scan could not tell",
                        List.of(
                                clone,
                                new Speech(null, BOOTED_LATER, Version.of("10.0.17763"), at(2), at(2), List.of()),
                                said(null, BOOTED_LATER, 5329, 3)),
                        "own",
                        "own",
                        "own"),
                row(
                        "the clock was set back",
                        List.of(
                                said(null, at(2), 5329, 3),
                                new Speech(null, at(1), Version.of("10.0.17763.5329"), at(2), at(2), List.of())),
                        "own",
                        "own"),
                row(
                        "it had started with a clock that was ahead",
                        List.of(said(null, at(9), 5329, 0), said(null, at(1), 5329, 2)),
                        "own",
                        "own"),
                row(
                        "a start by two clocks that drift apart",
                        List.of(original, said(null, BOOTED.minusSeconds(90), 5329, 1)),
                        "own",
                        "own"),
                row(
                        "unknown build and start",
                        List.of(clone, new Speech(null, null, null, at(2), at(2), List.of())),
                        "own",
                        "own"));
    }

    @Test
    void machinesThatSpeakInTurnAreSaidToAndOnlyTheKnownOneGoesOn() {
        // Given
        Speaker known = heard(Speaker.UNKNOWN, said(ORIGINAL, BOOTED, 5329, 0));
        Continuity other = judge(known, null, said(CLONE, BOOTED_LATER, 6000, 1));

        // When
        Continuity back = judge(other.after(), conflict(other), said(ORIGINAL, BOOTED, 5329, 2));
        Continuity again = judge(back.after(), conflict(back), said(CLONE, BOOTED_LATER, 6000, 3));

        // Then
        assertThat(back).isInstanceOf(Own.class);
        assertThat(code(back)).isEqualTo("machines-alternate");
        assertThat(again).isInstanceOf(Foreign.class);
        assertThat(conflict(again)).isEqualTo(conflict(back));
    }

    @Test
    void refusedMachineIsEvidenceAndNoConflictAgain() {
        // Given
        Speaker known = heard(Speaker.UNKNOWN, said(ORIGINAL, BOOTED, 5329, 0));
        Speaker decided =
                judge(known, null, said(CLONE, BOOTED_LATER, 6000, 1)).after().confirmed();

        // When
        Continuity refused = judge(decided, null, said(CLONE, BOOTED_LATER, 6000, 2));
        Continuity own = judge(refused.after(), null, said(ORIGINAL, BOOTED, 5329, 3));

        // Then
        assertThat(refused).isInstanceOf(Foreign.class);
        assertThat(conflict(refused)).isNull();
        assertThat(code(own)).isEqualTo("own");
    }

    @Test
    void whateverMachineScansAfterAnEnrolmentIsTheHosts() {
        // Given
        Speaker enrolled =
                heard(Speaker.UNKNOWN, said(ORIGINAL, BOOTED_LATER, 6000, 0)).enrolled();

        // When
        Continuity another = judge(enrolled, null, said(CLONE, BOOTED, 5329, 1));
        Continuity same = judge(enrolled, null, said(ORIGINAL, BOOTED_LATER, 6000, 1));

        // Then
        assertThat(another).isInstanceOf(Anew.class);
        assertThat(another.after().machine()).isEqualTo(CLONE);
        assertThat(another.after().since()).isEqualTo(NOON);
        assertThat(same).isInstanceOf(Own.class);
    }

    private static Arguments row(String what, List<Speech> speeches, String... codes) {
        return Arguments.of(what, speeches, Arrays.asList(codes));
    }

    private static Speaker heard(Speaker known, Speech speech) {
        return judge(known, null, speech).after();
    }

    private static Continuity judge(Speaker known, @Nullable IdentityConflict standing, Speech speech) {
        return ContinuityEvaluator.judge(known, standing, speech, NOON);
    }

    private static String code(Continuity continuity) {
        IdentityConflict conflict = conflict(continuity);
        return conflict == null
                ? continuity.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)
                : conflict.code();
    }

    private static @Nullable IdentityConflict conflict(Continuity continuity) {
        return switch (continuity) {
            case Own own -> own.conflict();
            case Foreign foreign -> foreign.conflict();
            case Anew anew -> null;
        };
    }

    private static Speech said(@Nullable Machine machine, Instant bootAt, int revision, int hour) {
        return new Speech(
                machine, bootAt, Version.of("10.0.17763." + revision), at(hour), at(hour).plusSeconds(60), List.of());
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-29T00:00:00Z").plus(Duration.ofHours(hour));
    }

    private static Machine machine(@Nullable String bios, String guid, String name, Instant installedAt) {
        return new Machine(bios, guid, name, "lync.example", installedAt);
    }
}
