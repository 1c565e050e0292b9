package dev.mainstay.catalogue.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    /** The agent's test takes the same table. */
    @ParameterizedTest
    @CsvFileSource(files = "../docs/versions/read.csv", useHeadersInDisplayName = true)
    void isReadAsTheTableSays(String text, @Nullable String version, @Nullable String sqlServer) {
        assertThat(Version.read(text).map(Version::toString)).isEqualTo(Optional.ofNullable(version));
        assertThat(Version.ofSqlServer(text).map(Version::toString)).isEqualTo(Optional.ofNullable(sqlServer));
    }

    /** The agent's test takes the same table. */
    @ParameterizedTest
    @CsvFileSource(files = "../docs/versions/reaches.csv", useHeadersInDisplayName = true)
    void reachesAsTheTableSays(String version, String target, boolean reaches) {
        assertThat(Version.of(version).reaches(Version.of(target))).isEqualTo(reaches);
    }

    /** What documents, tables of updates and hosts write of Windows, and what documents write in place of a build. */
    @ParameterizedTest
    @CsvSource({
        "6.0.6003.23529, true",
        "6.1.7601.28064, true",
        "6.2.9200.25868, true",
        "6.3.9600.23074, true",
        "10.0.17763.8511, true",
        "10.0.26100.1, true",
        "10.0.17763, false",
        "17763.8511, false",
        "10.0.17763.85110, false",
        "10.0.763.1, false",
        "6.4.9841.0, false",
        "5.0.8308.1198, false",
        "13.0.7075.5, false",
        "4.7.4092.0, false",
        "1.0.0.0, false",
        "1.001, false",
    })
    void aBuildOfWindowsIsToldFromWhatElseDocumentsWrite(String written, boolean windows) {
        assertThat(Version.ofWindows(written).isPresent()).isEqualTo(windows);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0, 17763, 10.0.17763",
        "6.3, 9600, 6.3.9600",
        "5.2, 3790, 5.2.3790",
        "10.0.17763, 17763,",
        "10.0, 65536,",
        "10.0, -1,",
        "XP, 2600,",
    })
    void aVersionToldInTwoPartsIsRead(String release, int build, @Nullable String version) {
        assertThat(Version.ofRelease(release, build).map(Version::toString)).isEqualTo(Optional.ofNullable(version));
    }

    @ParameterizedTest
    @CsvSource({
        "5.0, 8308.1198, 5.0.8308.1198",
        "10.0, 17763.8511, 10.0.17763.8511",
        "5.0, 5.0.8308.1198,",
        "5.0, 8308,",
        "5.0, 8308.65536,",
        "5.0, N/A,",
    })
    void aVersionWrittenInShortIsReadAndWrittenSo(String release, String written, @Nullable String version) {
        // When
        Optional<Version> read = Version.ofShort(release, written);

        // Then
        assertThat(read.map(Version::toString)).isEqualTo(Optional.ofNullable(version));
        assertThat(read.map(Version::inShort)).isEqualTo(read.map(any -> written));
    }

    @Test
    void aBuildWithoutRevisionIsOneNumberInShort() {
        assertThat(Version.of("6.3.9600").inShort()).isEqualTo("9600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12",
                "12.0",
                "12.0.",
                "12.0.6449.",
                ".12.0.1",
                "12.0.6449.1.0",
                "12.0.x",
                "-1.0.0",
                "12,0,6449",
                "12.0.6449 ",
                " 12.0.6449",
                "12..6449",
                "65536.0.0",
                "12.0.99999.1",
                "12.0.123456",
                "8308.1198",
                "N/A",
                "17.0.4075.5 CU8",
                "١٢.0.1"
            })
    void refusesWhatIsNoVersion(String text) {
        assertThat(Version.read(text)).isEmpty();
        assertThatThrownBy(() -> Version.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "11.1.3000.0, 11.0.3000.0",
        "11.3.6020.0, 11.0.6020.0",
        "12.2.5000.0, 12.0.5000.0",
        "10.4.6000.29, 10.0.6000.29",
        "10.50.6000.34, 10.50.6000.34",
        "10.53.6000.34, 10.50.6000.34",
        "13.3.6300.2, 13.0.6300.2",
        "15.0.4480.2, 15.0.4480.2",
    })
    void takesTheServicePackOutOfTheMinorNumber(String registry, String table) {
        assertThat(Version.of(registry).withoutServicePackInMinor()).hasToString(table);
    }

    @Test
    void aTableWithThreePartsIsComparedOnThreeParts() {
        Version host = Version.of("12.0.6449.1");

        assertThat(host.isBuild(Version.of("12.0.6449"))).isTrue();
        assertThat(host.isAtLeast(Version.of("12.0.6449"))).isTrue();
        assertThat(Version.of("12.0.6449").isAtLeast(host)).isTrue();
        assertThat(host.isAtLeast(Version.of("12.0.6449.2"))).isFalse();
        assertThat(host.isAtLeast(Version.of("12.0.6450"))).isFalse();
        assertThat(Version.of("5.0.8308.1144").isAtLeast(Version.of("5.0.8308.803")))
                .isTrue();
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("versions") Version version) {
        assertThat(Version.of(version.toString())).isEqualTo(version);
    }

    @Property
    void theOrderIsTotal(@ForAll("versions") Version a, @ForAll("versions") Version b, @ForAll("versions") Version c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        List<Version> sorted = List.of(a, b, c).stream().sorted().toList();
        assertThat(sorted.get(0)).isLessThanOrEqualTo(sorted.get(1)).isLessThanOrEqualTo(sorted.get(2));
        assertThat(sorted.get(1)).isLessThanOrEqualTo(sorted.get(2));
    }

    @Property
    void oneOfTwoIsAtLeastTheOther(@ForAll("versions") Version a, @ForAll("versions") Version b) {
        assertThat(a.isAtLeast(b) || b.isAtLeast(a)).isTrue();
        assertThat(a.isAtLeast(b) && b.isAtLeast(a)).isEqualTo(a.isBuild(b));
    }

    @Property
    void normalisingTwiceChangesNothing(@ForAll("versions") Version version) {
        Version normal = version.withoutServicePackInMinor();
        assertThat(normal.withoutServicePackInMinor()).isEqualTo(normal);
        assertThat(normal.build()).isEqualTo(version.build());
    }

    /** Few values per part, so that equal ones meet. */
    @Provide
    Arbitrary<Version> versions() {
        Arbitrary<Integer> part = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 3)),
                Tuple.of(1, Arbitraries.integers().between(0, 65_535)));
        Arbitrary<Integer> revision = Arbitraries.oneOf(part, Arbitraries.just(Version.NONE));
        return Combinators.combine(part, part, part, revision).as(Version::new);
    }
}
