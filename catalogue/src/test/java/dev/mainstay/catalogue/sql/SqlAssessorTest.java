package dev.mainstay.catalogue.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView.Evidence;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.host.facts.LocalDb;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlAssessorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final SqlAssessor assessor = new SqlAssessor(Known.BUILDS, Known.SUPPORT);

    @ParameterizedTest
    @CsvSource({
        // release, version of its engine (blank: nobody tells), its state, target, whether its support is over
        "15.0, 15.0.4430.1, MISSING,     15.0.4480, false",
        "11.0, 11.4.7512.11, INSTALLED,           , true",
        "11.0,             , UNKNOWN,             , true",
        "15.0,             , UNKNOWN,             , false",
        "99.0,             , UNKNOWN,             , false",
    })
    void localDbIsJudgedByItsBuildAndReleaseAndNoRoleCallsForIt(
            String release, @Nullable String version, FindingState state, @Nullable String target, boolean over) {
        SqlInstanceFacts localDb = LocalDb.facts(release, version);

        List<HostFinding> findings = assessor.assess(new SqlHost(List.of(localDb), true, Set.of(), null), TODAY);

        assertThat(findings.getFirst().subject()).isEqualTo("sql/LOCALDB " + release);
        assertThat(findings.getFirst().state()).isEqualTo(state);
        assertThat(findings.getFirst().target()).isEqualTo(target);
        assertThat(findings)
                .extracting(HostFinding::subject)
                .doesNotContain("sql/LOCALDB " + release + "/role", "sql/LOCALDB " + release + "/service");
        assertThat(findings.stream()
                        .anyMatch(finding ->
                                finding.subject().endsWith("/support") && finding.state() == FindingState.UNPATCHABLE))
                .isEqualTo(over);
    }

    /** As the registry says it, with the service pack in the minor number where it has one. */
    @ParameterizedTest
    @CsvSource({
        // one line after the last service pack
        "10.4.6000.29,   10.0.6814.4,  KB5020863",
        "10.53.6000.34,  10.50.6785.2, KB5021112",
        "11.4.7001.0,    11.0.7512,    KB5021123",
        "11.4.7462.6,    11.0.7512,    KB5021123",
        // GDR stays on GDR, cumulative on cumulative
        "12.3.6024.0,    12.0.6179,    KB5029184",
        "12.3.6174.8,    12.0.6179,    KB5029184",
        "12.3.6205.1,    12.0.6449,    KB5029185",
        "12.3.6329.1,    12.0.6449,    KB5029185",
        "13.3.6300.2,    13.0.6500,    KB5102340",
        "13.3.6490.1,    13.0.6500,    KB5102340",
        "13.3.7000.253,  13.0.7095,    KB5102339",
        "13.3.7085.1,    13.0.7095,    KB5102339",
        "14.0.1000.169,  14.0.2120,    KB5102338",
        "14.0.2110.2,    14.0.2120,    KB5102338",
        "14.0.3006.16,   14.0.3540,    KB5102337",
        "14.0.3456.2,    14.0.3540,    KB5102337",
        "15.0.2000.5,    15.0.2180,    KB5102336",
        "15.0.4003.23,   15.0.4480,    KB5102335",
        "15.0.4430.1,    15.0.4480,    KB5102335",
        "16.0.1000.6,    16.0.1190,    KB5102334",
        "16.0.4003.1,    16.0.4265,    KB5093420",
    })
    void theNextUpdateIsOnTheInstancesOwnLine(String installed, String target, String kb) {
        HostFinding finding = build(installed, TODAY);

        assertThat(finding.state()).isEqualTo(FindingState.MISSING);
        assertThat(finding.target()).isEqualTo(target);
        assertThat(finding.kb()).isEqualTo(kb);
        assertThat(finding.in(Locale.ENGLISH).evidence()).first().satisfies(evidence -> {
            assertThat(evidence.origin()).isNotNull();
            assertThat(evidence.text()).contains(target).contains(kb);
        });
    }

    /** A GDR server is up to date although the cumulative line has higher builds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.4.6814.4", "10.53.6785.2", "11.4.7512.11", "12.3.6179.1", "12.3.6449.1", "13.3.6500.1",
                        "13.3.7095.1",
                "14.0.2120.1", "14.0.3540.1", "15.0.2180.2", "15.0.4480.2", "16.0.1190.2", "16.0.4265.3", "17.0.4075.5"
            })
    void theNewestBuildOfEachLineIsUpToDate(String installed) {
        HostFinding finding = build(installed, TODAY);

        assertThat(finding.state()).isEqualTo(FindingState.INSTALLED);
        assertThat(finding.target()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.1600.22,  10.0.6000,  KB2979596, 2010-04-13",
        "10.3.5861.0,   10.0.6000,  KB2979596, 2015-10-13",
        "10.50.1600.1,  10.50.6000, KB2979597, 2012-07-10",
        "11.0.2100.60,  11.0.7001,  KB4018073, 2014-01-14",
        "11.1.3000.0,   11.0.7001,  KB4018073, 2015-07-14",
        "11.3.6020.0,   11.0.7001,  KB4018073, 2018-10-09",
        "12.0.2000.8,   12.0.6024,  KB4022619, 2016-07-12",
        "12.2.5687.1,   12.0.6024,  KB4022619, 2020-01-14",
        "13.1.4001.0,   13.0.6300,  KB5003279, 2019-07-09",
        "13.2.5893.48,  13.0.6300,  KB5003279, 2022-10-11",
    })
    void aServicePackOutOfSupportNeedsTheLastOne(String installed, String target, String kb, LocalDate ended) {
        HostFinding finding = build(installed, TODAY);

        assertThat(finding.state()).isEqualTo(FindingState.MISSING);
        assertThat(finding.target()).isEqualTo(target);
        assertThat(finding.kb()).isEqualTo(kb);
        assertThat(finding.supportEnded()).isEqualTo(ended);
    }

    /** 2016 SP2 left support on 2022-10-11, whatever the build table says. */
    @ParameterizedTest
    @CsvSource({"2022-10-10, KB5014351", "2022-10-11, KB5014351", "2022-10-12, KB5003279"})
    void upToItsLastDayAServicePackGetsItsOwnUpdates(LocalDate day, String kb) {
        assertThat(build("13.2.5888.11", day).kb()).isEqualTo(kb);
    }

    @ParameterizedTest
    @CsvSource({
        // product, day, state or blank for nothing to tell, confidence
        "11.4.7512.11, 2022-01-01,             ,",
        "11.4.7512.11, 2022-07-11, INSTALLED   , STRONG",
        "11.4.7512.11, 2022-07-12, INSTALLED   , STRONG",
        "11.4.7512.11, 2022-07-13, UNPATCHABLE , LIKELY",
        "11.4.7512.11, 2025-07-08, UNPATCHABLE , LIKELY",
        "11.4.7512.11, 2025-07-09, UNPATCHABLE , STRONG",
        "12.3.6179.1,  2024-07-09, INSTALLED   , STRONG",
        "12.3.6179.1,  2024-07-10, UNPATCHABLE , LIKELY",
        "12.3.6179.1,  2027-07-13, UNPATCHABLE , STRONG",
        "13.3.6500.1,  2026-07-14, INSTALLED   , STRONG",
        "13.3.6500.1,  2026-07-15, UNPATCHABLE , LIKELY",
        "13.3.6500.1,  2029-07-18, UNPATCHABLE , STRONG",
        "15.0.4480.2,  2026-11-25,             ,",
    })
    void theEndOfSupportIsToldBeforeOnAndAfterTheDay(
            String installed, LocalDate day, @Nullable FindingState state, @Nullable Confidence confidence) {
        List<HostFinding> support = assess(instance("RTCLOCAL", installed), day).stream()
                .filter(finding -> finding.subject().equals("sql/RTCLOCAL/support"))
                .toList();

        if (state == null) {
            assertThat(support).isEmpty();
        } else {
            assertThat(support).singleElement().satisfies(finding -> {
                assertThat(finding.state()).isEqualTo(state);
                assertThat(finding.confidence()).isEqualTo(confidence);
                assertThat(finding.supportEnded() != null).isEqualTo(state == FindingState.UNPATCHABLE);
            });
        }
    }

    @Test
    void outOfSupportSaysWhatWouldBringItBack() {
        HostFinding paid = support("LYNC_SERVER_2013", "13.3.6500.1", TODAY);
        HostFinding ended = support("LYNC_SERVER_2013", "11.4.7512.11", TODAY);
        HostFinding successor = support("SKYPE_FOR_BUSINESS_SERVER_2019", "13.3.6500.1", TODAY);

        assertThat(paid.in(Locale.ENGLISH).remedy())
                .contains("Extended Security Updates")
                .contains("2029-07-17");
        assertThat(ended.in(Locale.ENGLISH).remedy())
                .doesNotContain("Extended Security Updates")
                .contains("move the workload to a successor");
        assertThat(successor.in(Locale.ENGLISH).remedy()).contains("still gets updates: 2017, 2019.");
        assertThat(support(null, "11.4.7512.11", TODAY).in(Locale.ENGLISH).remedy())
                .startsWith("Move to a newer SQL Server");
    }

    @Test
    void anUpdateOfAfterTheEndOfSupportMayBeForPayingCustomersOnly() {
        HostFinding finding = build("10.53.6560.0", TODAY);

        assertThat(finding.kb()).isEqualTo("KB5021112");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.supportEnded()).isEqualTo("2019-07-09");
        assertThat(finding.in(Locale.ENGLISH).evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains("2023-02-14") && text.contains("Extended Security Updates"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18.0.1000.1   | No table knows",
                "7.0.623.0     | No table knows",
                "11.0.1103.9   | older than the release",
                "12.3.6333.1   | By its number it would be of SQL Server 2014 SP3 on the CU line",
                "12.3.6999.1   | newer than all known builds of SQL Server 2014 SP3 on the CU line",
                "13.3.6600.1   | newer than all known builds of SQL Server 2016 SP3 on the GDR line",
                "13.3.7200.1   | newer than all known builds of SQL Server 2016 SP3 on the Azure Connect Pack line",
                "garbage       | not a version",
                "11.0          | not a version",
            })
    void whatNoTableKnowsIsUnknownAndSaysWhy(String installed, String why) {
        HostFinding finding = build(installed, TODAY);

        assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding.kb()).isNull();
        assertThat(finding.in(Locale.ENGLISH).evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains(why));
    }

    @Test
    void anUnlistedBuildOfAServicePackOutOfSupportIsToldTheLastOne() {
        HostFinding finding = build("11.1.3300.0", TODAY);

        assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding.supportEnded()).isEqualTo("2015-07-14");
        assertThat(finding.in(Locale.ENGLISH).remedy()).contains("SP4 (KB4018073)");
    }

    @Test
    void anInstanceWithoutVersionIsUnknown() {
        HostFinding finding = build(null, TODAY);

        assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding.current()).isNull();
    }

    /** Withdrawn builds and builds without a KB are never what to install. */
    @Test
    void aWithdrawnBuildIsNotOfferedAndItsOwnerIsBroughtOn() {
        assertThat(build("15.0.4013.40", TODAY).kb()).isEqualTo("KB5102335");
        assertThat(build("17.0.4005.7", TODAY).kb()).isEqualTo("KB5104822");
        assertThat(build("17.0.1000.7", TODAY).kb()).isEqualTo("KB5102333");
    }

    private HostFinding build(@Nullable String installed, LocalDate day) {
        return assess(instance("RTCLOCAL", installed), day).getFirst();
    }

    private HostFinding support(@Nullable String workload, String installed, LocalDate day) {
        return assessor.assess(new SqlHost(List.of(instance("RTCLOCAL", installed)), true, null, workload), day)
                .get(1);
    }

    private List<HostFinding> assess(SqlInstanceFacts instance, LocalDate day) {
        return assessor.assess(new SqlHost(List.of(instance), true, null, null), day);
    }

    private static SqlInstanceFacts instance(String name, @Nullable String version) {
        return new SqlInstanceFacts(name, version, "Express Edition", true);
    }
}
