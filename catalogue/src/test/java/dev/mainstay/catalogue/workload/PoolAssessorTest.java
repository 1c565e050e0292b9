package dev.mainstay.catalogue.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView.Evidence;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.shipped.Shipped;
import dev.mainstay.catalogue.workload.Pool.Member;
import dev.mainstay.catalogue.workload.Pool.Mirror;
import dev.mainstay.catalogue.workload.Pool.Partner;
import dev.mainstay.catalogue.workload.WorkloadDatabases.Database;
import dev.mainstay.catalogue.workload.WorkloadDatabases.State;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolAssessorTest {

    private static final List<ComponentFacts> FRONT_END = core("Microsoft Lync Server 2013", "5.0.8308.1198");

    private final PoolAssessor assessor = new PoolAssessor(new WorkloadBuilds(Shipped.facts().stream()
            .filter(WorkloadBuildFact.class::isInstance)
            .map(WorkloadBuildFact.class::cast)
            .toList()));

    @Test
    void membersAtOneBuildAreAsTheyShouldBe() {
        assertThat(assessor.assess(pool(member("fe1", "5.0.8308.1182"), member("fe2", "5.0.8308.1182"))))
                .isEmpty();
        assertThat(assessor.assess(pool(member("se1", "5.0.8308.1182")))).isEmpty();
    }

    @Test
    void membersAtDifferentBuildsAreAFindingOfThePool() {
        List<PoolFinding> findings = assessor.assess(
                pool(member("fe1", "5.0.8308.1198"), member("fe2", "5.0.8308.1182"), member("fe3", "5.0.8308.1198")));

        assertThat(findings).singleElement().satisfies(found -> {
            assertThat(found.pool()).isEqualTo("pool.contoso.example");
            assertThat(found.hosts()).containsExactly("fe1", "fe2", "fe3");
            assertThat(found.finding().state()).isEqualTo(FindingState.MISSING);
            assertThat(found.finding().current()).isEqualTo("5.0.8308.1182");
            assertThat(found.finding().target()).isEqualTo("5.0.8308.1198");
            assertThat(found.finding().in(Locale.ENGLISH).evidence())
                    .extracting(Evidence::text)
                    .anyMatch(text -> text.startsWith("fe2 is at 5.0.8308.1182 (CU10 HF7"));
        });
    }

    @Test
    void anUpdatePublishedAgainUnderTheSameNameMakesAPoolUnlike() {
        assertThat(assessor.assess(pool(
                        new Member("fe1", core("Skype for Business Server 2015", "6.0.9319.537"), null),
                        new Member("fe2", core("Skype for Business Server 2015", "6.0.9319.544"), null))))
                .singleElement()
                .satisfies(found -> assertThat(found.finding().state()).isEqualTo(FindingState.MISSING));
    }

    @Test
    void aMemberOfUnknownBuildLeavesItOpenAndDoesNotHideADifference() {
        Member silent = new Member("fe3", List.of(), null);

        assertThat(assessor.assess(pool(member("fe1", "5.0.8308.1198"), silent)))
                .singleElement()
                .satisfies(found -> assertThat(found.finding().state()).isEqualTo(FindingState.UNKNOWN));
        assertThat(assessor.assess(pool(member("fe1", "5.0.8308.1198"), member("fe2", "5.0.8308.0"), silent)))
                .singleElement()
                .satisfies(found -> assertThat(found.finding().state()).isEqualTo(FindingState.MISSING));
    }

    @Test
    void aDatabaseBehindTheBinariesIsToldOnceWithTheMembersThatSawIt() {
        Database old = new Database("rtcxds", "SQL1.contoso.example", "RTC", "15.13.1", "15.13.5", State.OLDER);
        List<PoolFinding> findings = assessor.assess(pool(
                asking("fe1", old),
                asking("fe2", old),
                asking("fe3", current("rtcxds")),
                asking("fe4", unknown("lyss"))));

        assertThat(findings).singleElement().satisfies(found -> {
            assertThat(found.hosts()).containsExactly("fe1", "fe2");
            assertThat(found.finding().subject()).isEqualTo("pool/databases");
            assertThat(found.finding().state()).isEqualTo(FindingState.MISSING);
            assertThat(found.finding().confidence()).isEqualTo(Confidence.VERDICT);
            assertThat(found.finding().in(Locale.ENGLISH).evidence())
                    .extracting(Evidence::text)
                    .containsExactly("rtcxds (sql1.contoso.example\\RTC) is at 15.13.1, the binaries expect 15.13.5"
                            + " (fe1, fe2).");
        });
    }

    @Test
    void databasesThatNobodyCanTellOfLeaveItOpenAndThoseNobodyAskedForDoNot() {
        assertThat(assessor.assess(pool(
                        asking("fe1", current("rtcxds")),
                        new Member("fe2", FRONT_END, new WorkloadDatabases(List.of(), "access denied")))))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.hosts()).containsExactly("fe2");
                    assertThat(found.finding().state()).isEqualTo(FindingState.UNKNOWN);
                    assertThat(found.finding().in(Locale.ENGLISH).evidence())
                            .extracting(Evidence::text)
                            .containsExactly("Test-CsDatabase gave no answer: access denied (fe2).");
                });
        assertThat(assessor.assess(pool(asking("fe1", current("rtcxds")), new Member("fe2", FRONT_END, null))))
                .isEmpty();
    }

    /** Domain notes, §1.3: one SQL Server version on all three, one edition on principal and mirror. */
    @ParameterizedTest
    @CsvSource({
        // principal, its edition, mirror, its edition, witness, state or blank
        "11.0.7512.11, Standard,   11.0.7512.11, Standard,   11.0.7001.0,  ",
        "11.4.7512.11, Standard,   11.0.7512.11, Standard,   11.0.7512.11, ",
        "11.0.7512.11, Standard,   11.0.7512.11, Standard,   ,             ",
        "11.0.7512.11, Standard,   11.0.7001.0,  Standard,   11.0.7512.11, MISSING",
        "11.0.7512.11, Standard,   10.50.6785.2, Standard,   11.0.7512.11, MISSING",
        "11.0.7512.11, Standard,   11.0.7512.11, Enterprise, 11.0.7512.11, MISSING",
        "11.0.7512.11, Standard,   11.0.7512.11, Standard,   10.50.6785.2, MISSING",
        "            , Standard,   11.0.7512.11, Standard,   11.0.7512.11, UNKNOWN",
        "11.0.7512.11, Standard,   what?,        Standard,   11.0.7512.11, UNKNOWN",
    })
    void partnersOfAMirrorMustBeAlike(
            @Nullable String principal,
            String edition,
            @Nullable String mirror,
            String otherEdition,
            @Nullable String witness,
            @Nullable FindingState state) {
        Partner third = witness == null ? null : new Partner("sql3", "WITNESS", facts("WITNESS", witness, "Express"));
        Pool pool = new Pool(
                "pool.contoso.example",
                List.of(member("fe1", "5.0.8308.1198"), member("fe2", "5.0.8308.1198")),
                List.of(new Mirror(
                        new Partner("sql1", "LYNC", facts("LYNC", principal, edition)),
                        new Partner("sql2", "LYNC", facts("LYNC", mirror, otherEdition)),
                        third)));

        List<PoolFinding> findings = assessor.assess(pool);

        if (state == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().satisfies(found -> {
                assertThat(found.finding().subject()).isEqualTo("pool/mirror/sql1\\LYNC");
                assertThat(found.finding().state()).isEqualTo(state);
                assertThat(found.hosts()).startsWith("sql1", "sql2");
            });
        }
    }

    private static Member asking(String host, Database... databases) {
        return new Member(host, FRONT_END, new WorkloadDatabases(List.of(databases), null));
    }

    private static Database current(String name) {
        return new Database(name, "sql1.contoso.example", "RTC", "15.13.5", "15.13.5", State.CURRENT);
    }

    private static Database unknown(String name) {
        return new Database(name, null, null, null, "1.1.1", State.UNKNOWN);
    }

    private static Pool pool(Member... members) {
        return new Pool("pool.contoso.example", List.of(members), List.of());
    }

    private static Member member(String host, String version) {
        return new Member(host, core("Microsoft Lync Server 2013", version), null);
    }

    private static List<ComponentFacts> core(String product, String version) {
        return List.of(new ComponentFacts(product + ", Core Components", version));
    }

    private static SqlInstanceFacts facts(String name, @Nullable String version, String edition) {
        return new SqlInstanceFacts(name, version, edition, true);
    }
}
