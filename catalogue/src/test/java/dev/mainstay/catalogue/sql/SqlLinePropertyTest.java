package dev.mainstay.catalogue.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an instance says and whatever day it is, no update of the other line is ever named to it. */
class SqlLinePropertyTest {

    private final SqlAssessor assessor = new SqlAssessor(Known.BUILDS, Known.SUPPORT);

    @Property
    void aTargetIsOnTheSameLineOrALaterServicePack(
            @ForAll("versions") Version installed, @ForAll("days") LocalDate day) {
        HostFinding finding = assess(installed, day);
        String target = finding.target();
        if (target == null) {
            return;
        }
        SqlProduct product = Known.BUILDS.productOf(installed).orElseThrow();
        ServicePack pack = product.servicePackOf(installed).orElseThrow();
        ServicePack targetPack = product.servicePackOf(Version.of(target)).orElseThrow();
        assertThat(finding.state()).isEqualTo(FindingState.MISSING);
        assertThat(installed.isAtLeast(Version.of(target))).isFalse();
        if (targetPack.equals(pack)) {
            assertThat(pack.lineOf(Version.of(target))).isEqualTo(pack.lineOf(installed));
        } else {
            assertThat(targetPack).isEqualTo(product.last());
            assertThat(target).isEqualTo(targetPack.base().version().toString());
        }
    }

    @Property
    void installingTheTargetLeavesNothingOlderToInstall(
            @ForAll("versions") Version installed, @ForAll("days") LocalDate day) {
        String target = assess(installed, day).target();
        if (target == null) {
            return;
        }

        String next = assess(Version.of(target), day).target();

        assertThat(next == null || Version.of(next).compareTo(Version.of(target)) > 0)
                .isTrue();
    }

    @Property
    void onlyListedBuildsAreJudged(@ForAll("versions") Version installed, @ForAll("days") LocalDate day) {
        boolean listed = Known.BUILDS
                .productOf(installed)
                .flatMap(product -> product.servicePackOf(installed))
                .flatMap(pack -> pack.find(installed))
                .isPresent();

        assertThat(assess(installed, day).state() == FindingState.UNKNOWN).isEqualTo(!listed);
    }

    private HostFinding assess(Version installed, LocalDate day) {
        SqlInstanceFacts instance = new SqlInstanceFacts("RTCLOCAL", installed.toString(), null, true);
        return assessor.assess(new SqlHost(List.of(instance), true, null, null), day)
                .getFirst();
    }

    /** Listed builds, and any other number of the same releases. */
    @Provide
    Arbitrary<Version> versions() {
        List<Version> listed = Stream.of("2008", "2008R2", "2012", "2014", "2016", "2017", "2019", "2022", "2025")
                .flatMap(name -> Known.BUILDS.product(name).orElseThrow().servicePacks().stream())
                .flatMap(pack -> pack.builds().stream())
                .map(SqlBuild::version)
                .toList();
        Arbitrary<Version> known = Arbitraries.of(listed);
        Arbitrary<Version> any = Combinators.combine(
                        Arbitraries.of(listed), Arbitraries.integers().between(0, 9_000))
                .as((version, build) -> new Version(version.major(), version.minor(), build, 0));
        return Arbitraries.oneOf(known, any);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 9_000)
                .map(days -> LocalDate.of(2010, 1, 1).plusDays(days));
    }
}
