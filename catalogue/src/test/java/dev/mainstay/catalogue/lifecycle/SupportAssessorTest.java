package dev.mainstay.catalogue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.shipped.Shipped;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportAssessorTest {

    private static final SupportAssessor ASSESSOR = new SupportAssessor(new Lifecycles(Shipped.facts().stream()
            .filter(LifecycleFact.class::isInstance)
            .map(LifecycleFact.class::cast)
            .toList()));

    /** Domain notes, §5, whole: the day before an end, the day itself, the day after. Blank: nothing to tell. */
    @ParameterizedTest(name = "{2} on {3}")
    @CsvSource({
        "6.1, 7601,  Windows Server 2008 R2 SP1, 2020-01-13, INSTALLED,   2020-01-14",
        "6.1, 7601,  Windows Server 2008 R2 SP1, 2020-01-14, INSTALLED,   2020-01-14",
        "6.1, 7601,  Windows Server 2008 R2 SP1, 2020-01-15, UNPATCHABLE, 2020-01-14",
        "6.2, 9200,  Windows Server 2012,        2023-10-09, INSTALLED,   2023-10-10",
        "6.2, 9200,  Windows Server 2012,        2023-10-10, INSTALLED,   2023-10-10",
        "6.2, 9200,  Windows Server 2012,        2023-10-11, UNPATCHABLE, 2023-10-10",
        "6.3, 9600,  Windows Server 2012 R2,     2023-10-10, INSTALLED,   2023-10-10",
        "6.3, 9600,  Windows Server 2012 R2,     2023-10-11, UNPATCHABLE, 2023-10-10",
        "10.0, 14393, Windows Server 2016,       2027-01-12, INSTALLED,   2027-01-12",
        "10.0, 14393, Windows Server 2016,       2027-01-13, UNPATCHABLE, 2027-01-12",
        "10.0, 17763, Windows Server 2019,       2029-01-09, INSTALLED,   2029-01-09",
        "10.0, 17763, Windows Server 2019,       2029-01-10, UNPATCHABLE, 2029-01-09",
        "10.0, 20348, Windows Server 2022,       2031-10-14, INSTALLED,   2031-10-14",
        "10.0, 20348, Windows Server 2022,       2031-10-15, UNPATCHABLE, 2031-10-14",
        "10.0, 26100, Windows Server 2025,       2034-11-14, INSTALLED,   2034-11-14",
        "10.0, 26100, Windows Server 2025,       2034-11-15, UNPATCHABLE, 2034-11-14",
    })
    void theEndOfAWindowsServerIsToldByItsBuild(
            String version, int build, String name, LocalDate day, FindingState state, LocalDate end) {
        assertThat(ASSESSOR.windows(server(version, build), day)).hasValueSatisfying(finding -> {
            assertThat(finding.in(Locale.ENGLISH).title())
                    .startsWith(name + " ")
                    .endsWith(end.toString());
            assertThat(finding.state()).isEqualTo(state);
            assertThat(finding.supportEnded()).isEqualTo(state == FindingState.UNPATCHABLE ? end : null);
        });
    }

    /** Whether Extended Security Updates were bought no host says: unsure while they last, sure afterwards. */
    @ParameterizedTest
    @CsvSource({
        "6.1, 7601,   2023-01-10, LIKELY", "6.1, 7601,   2023-01-11, STRONG",
        "6.2, 9200,   2026-10-13, LIKELY", "6.2, 9200,   2026-10-14, STRONG",
        "6.3, 9600,   2026-10-13, LIKELY", "6.3, 9600,   2026-10-14, STRONG",
        "10.0, 14393, 2030-01-12, LIKELY", "10.0, 14393, 2030-01-13, STRONG",
        "10.0, 17763, 2029-01-10, STRONG", "10.0, 26100, 2034-11-15, STRONG",
    })
    void paidUpdatesMakeItLessSureWhileTheyLast(String version, int build, LocalDate day, Confidence confidence) {
        HostFinding finding = ASSESSOR.windows(server(version, build), day).orElseThrow();

        assertThat(finding.state()).isEqualTo(FindingState.UNPATCHABLE);
        assertThat(finding.confidence()).isEqualTo(confidence);
        assertThat(String.valueOf(finding.in(Locale.ENGLISH).remedy()).contains("Extended Security Updates"))
                .isEqualTo(confidence == Confidence.LIKELY);
    }

    /** Hosts not patched since spring 2019 still say 6002, and those without their service pack 6001 or 7600. */
    @ParameterizedTest
    @CsvSource({"6.0, 6001", "6.0, 6002", "6.0, 6003", "6.1, 7600", "6.1, 7601"})
    void everyBuildLineOfAReleaseHasItsDate(String version, int build) {
        assertThat(ASSESSOR.windows(server(version, build), LocalDate.of(2026, 11, 25)))
                .hasValueSatisfying(finding -> {
                    assertThat(finding.state()).isEqualTo(FindingState.UNPATCHABLE);
                    assertThat(finding.supportEnded()).isEqualTo("2020-01-14");
                });
    }

    @Test
    void halfAYearBeforeItsEndASupportBeginsToBeTold() {
        LocalDate end = LocalDate.of(2027, 1, 12);
        Windows server2016 = server("10.0", 14393);

        assertThat(ASSESSOR.windows(server2016, end.minusDays(180))).isEmpty();
        assertThat(ASSESSOR.windows(server2016, end.minusDays(179))).isPresent();
    }

    @Test
    void aReleaseThatNoDateNamesIsUnknownAndAClientIsNotJudged() {
        assertThat(ASSESSOR.windows(server("10.0", 29000), LocalDate.of(2026, 11, 25)))
                .hasValueSatisfying(finding -> assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN));
        assertThat(ASSESSOR.windows(windows("10.0", 14393, false, null), LocalDate.of(2040, 1, 1)))
                .hasValueSatisfying(finding -> {
                    assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
                    assertThat(finding.in(Locale.ENGLISH).title()).isEqualTo("Support of this Windows is not judged");
                });
        assertThat(ASSESSOR.windows(windows("10.0", 14393, null, null), LocalDate.of(2040, 1, 1)))
                .isEmpty();
        assertThat(ASSESSOR.windows(
                        windows("6.3", 9600, null, "Microsoft Windows Server 2012 R2 Standard"),
                        LocalDate.of(2040, 1, 1)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "LYNC_SERVER_2013,               2023-04-10, INSTALLED,   2023-04-11",
        "LYNC_SERVER_2013,               2023-04-11, INSTALLED,   2023-04-11",
        "LYNC_SERVER_2013,               2023-04-12, UNPATCHABLE, 2023-04-11",
        "SKYPE_FOR_BUSINESS_SERVER_2015, 2025-10-13, INSTALLED,   2025-10-14",
        "SKYPE_FOR_BUSINESS_SERVER_2015, 2025-10-14, INSTALLED,   2025-10-14",
        "SKYPE_FOR_BUSINESS_SERVER_2015, 2025-10-15, UNPATCHABLE, 2025-10-14",
        "SKYPE_FOR_BUSINESS_SERVER_2019, 2025-10-14, INSTALLED,   2025-10-14",
        "SKYPE_FOR_BUSINESS_SERVER_2019, 2025-10-15, UNPATCHABLE, 2025-10-14",
    })
    void theEndOfLyncAndItsSuccessors(String product, LocalDate day, FindingState state, LocalDate end) {
        HostFinding finding = ASSESSOR.workload(product, null, day).orElseThrow();

        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.in(Locale.ENGLISH).title()).endsWith(end.toString());
        assertThat(finding.supportEnded()).isEqualTo(state == FindingState.UNPATCHABLE ? end : null);
        assertThat(finding.in(Locale.ENGLISH).remedy()).contains("Subscription Edition");
    }

    @Test
    void theSubscriptionEditionHasNoEndAndOtherProductsAreNotJudged() {
        LocalDate late = LocalDate.of(2099, 1, 1);

        assertThat(ASSESSOR.workload("SKYPE_FOR_BUSINESS_SERVER_SE", null, late))
                .isEmpty();
        assertThat(ASSESSOR.workload("LYNC_SERVER_2010", null, late)).isEmpty();
        assertThat(ASSESSOR.workload("NONE", null, late)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "378388,",
        "378389, 4.5",
        "378675, 4.5.1",
        "378758, 4.5.1",
        "379893, 4.5.2",
        "393295, 4.6",
        "394254, 4.6.1",
        "394271, 4.6.1",
        "394802, 4.6.2",
        "460798, 4.7",
        "461310, 4.7.1",
        "461814, 4.7.2",
        "528040, 4.8",
        "528449, 4.8",
        "533320, 4.8.1",
        "533509, 4.8.1",
    })
    void theRegistrysNumberIsAVersionOfDotNet(int release, @Nullable String version) {
        assertThat(DotNetFramework.version(release)).isEqualTo(Optional.ofNullable(version));
    }

    @ParameterizedTest
    @CsvSource({
        "379893, 2022-04-26, INSTALLED",
        "379893, 2022-04-27, UNPATCHABLE",
        "394802, 2027-01-12, INSTALLED",
        "394802, 2027-01-13, UNPATCHABLE",
    })
    void theEndOfADotNet(int release, LocalDate day, FindingState state) {
        assertThat(ASSESSOR.dotNet(release, day))
                .hasValueSatisfying(finding -> assertThat(finding.state()).isEqualTo(state));
    }

    @Test
    void aDotNetWithoutEndAndAnUnknownOneAreNotTold() {
        assertThat(ASSESSOR.dotNet(528449, LocalDate.of(2099, 1, 1))).isEmpty();
        assertThat(ASSESSOR.dotNet(null, LocalDate.of(2099, 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 2007-04-10", "1, 2009-04-14", "2, 2015-07-14"})
    void servicePacksOfWindowsServer2003ShareABuildAndEndOnDaysOfTheirOwn(int servicePack, LocalDate ended) {
        Windows windows = new Windows(null, "5.2", 3790, null, servicePack, "x86", true, null);

        assertThat(ASSESSOR.windows(windows, LocalDate.of(2026, 11, 25)))
                .hasValueSatisfying(
                        finding -> assertThat(finding.supportEnded()).isEqualTo(ended));
    }

    private static Windows server(String version, int build) {
        return windows(version, build, true, null);
    }

    private static Windows windows(String version, int build, @Nullable Boolean server, @Nullable String caption) {
        return new Windows(caption, version, build, null, 0, "x64", server, null);
    }
}
