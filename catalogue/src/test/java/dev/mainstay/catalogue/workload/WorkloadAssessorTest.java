package dev.mainstay.catalogue.workload;

import static dev.mainstay.catalogue.workload.WorkloadSamples.ASSESSOR;
import static dev.mainstay.catalogue.workload.WorkloadSamples.TODAY;
import static dev.mainstay.catalogue.workload.WorkloadSamples.assess;
import static dev.mainstay.catalogue.workload.WorkloadSamples.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadAssessorTest {

    /** The last known builds of each product (domain notes, §4.1 to §4.3). */
    @ParameterizedTest
    @CsvSource({
        "Microsoft Lync Server 2013,             5.0.8308.0,    MISSING,   5.0.8308.1198, KB5016714",
        "Microsoft Lync Server 2013,             5.0.8308.1182, MISSING,   5.0.8308.1198, KB5016714",
        "Microsoft Lync Server 2013,             5.0.8308.1198, INSTALLED,              , KB5016714",
        "Skype for Business Server 2015,         6.0.9319.634,  MISSING,   6.0.9319.881,  KB3061064",
        "Skype for Business Server 2015,         6.0.9319.881,  INSTALLED,              , KB3061064",
        "Skype for Business Server 2019,         7.0.2046.404,  MISSING,   7.0.2046.553,  KB4470124",
        "Skype for Business Server 2019,         7.0.2046.553,  INSTALLED,              , KB4470124",
        "Skype for Business Server 2019,         7.0.2046.820,  INSTALLED,              , KB5065372",
    })
    void theLevelOfAServerIsThatOfItsCoreComponents(
            String product, String installed, FindingState state, @Nullable String target, String kb) {
        HostFinding finding = core(product + ", Core Components", installed);

        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.current()).isEqualTo(installed);
        assertThat(finding.target()).isEqualTo(target);
        assertThat(finding.kb()).isEqualTo(kb);
    }

    /** Every build of the table of Lync Server 2013 has the name that the table gives it. */
    @ParameterizedTest
    @CsvSource({
        "0, RTM",
        "291, CU1 (KB2781550)",
        "420, CU2 (KB2835432)",
        "556, CU3 (KB2881682)",
        "577, CU4 (KB2905040)",
        "738, CU5 (KB2937305)",
        "815, CU5 HF2 (KB2987511)",
        "834, CU5 HF6 (KB3010028)",
        "857, CU5 HF7 (KB3018232)",
        "887, CU5 HF9 (KB3051951)",
        "920, CU5 HF10 (KB3064728)",
        "992, CU9 (KB4019183)",
        "1134, 2020-09 security (KB4571334)",
        "1144, CU10 HF6 (KB5003729)",
        "1182, CU10 HF7 (KB5010850)",
        "1194, 2022-04 security (KB5012681)",
        "1198, 2022-07 security (KB5016714)",
    })
    void aListedBuildIsNamed(int build, String name) {
        HostFinding finding = core("Microsoft Lync Server 2013, Core Components", "5.0.8308." + build);

        assertThat(texts(finding))
                .anyMatch(text ->
                        text.startsWith("The Core Components are 5.0.8308." + build) && text.contains("(" + name));
    }

    @Test
    void aBuildBetweenTwoKnownOnesNamesTheUpdatesItMayBe() {
        HostFinding finding = core("Microsoft Lync Server 2013, Core Components", "5.0.8308.1000");

        assertThat(finding.state()).isEqualTo(FindingState.MISSING);
        assertThat(texts(finding))
                .anyMatch(text -> text.contains("after CU9 (KB4019183)")
                        && text.contains("before 2020-09 security (KB4571334)")
                        && text.contains("perhaps CU10, CU10 HF1, CU10 HF2, CU10 HF3, CU10 HF4"));
    }

    @Test
    void theLastSecurityBuildIsToldWhetherItHasItOrNot() {
        assertThat(texts(core("Skype for Business Server 2015, Core Components", "6.0.9319.634")))
                .anyMatch(text -> text.contains("6.0.9319.869") && text.endsWith("which it lacks."));
        assertThat(texts(core("Skype for Business Server 2015, Core Components", "6.0.9319.869")))
                .anyMatch(text -> text.contains("6.0.9319.869") && text.endsWith("which it has."));
    }

    /** The last update of 2015 is known from a blog only, that of 2013 from a CVE record. */
    @Test
    void whatOnlyABlogSaysIsLessSure() {
        assertThat(core("Skype for Business Server 2015, Core Components", "6.0.9319.869")
                        .confidence())
                .isEqualTo(Confidence.LIKELY);
        assertThat(core("Microsoft Lync Server 2013, Core Components", "5.0.8308.1194")
                        .confidence())
                .isEqualTo(Confidence.STRONG);
    }

    @Test
    void anUpdatePublishedAgainUnderTheSameNameIsToldApart() {
        assertThat(texts(core("Skype for Business Server 2015, Core Components", "6.0.9319.537")))
                .anyMatch(text ->
                        text.contains("published again under the same name as 6.0.9319.544 (KB4492302, KB4492303)"));
        assertThat(texts(core("Skype for Business Server 2015, Core Components", "6.0.9319.544")))
                .noneMatch(text -> text.contains("published again"));
    }

    @Test
    void whatIsOutOfSupportIsUnpatchableBeyondItsLastUpdate() {
        List<HostFinding> findings = assess("Microsoft Lync Server 2013, Core Components=5.0.8308.1198");

        assertThat(findings)
                .extracting(HostFinding::subject, HostFinding::state)
                .containsExactly(
                        tuple("workload/Core Components", FindingState.INSTALLED),
                        tuple("workload/support", FindingState.UNPATCHABLE));
        assertThat(findings.getLast().supportEnded()).isEqualTo("2023-04-11");
    }

    @Test
    void theSubscriptionEditionIsToldByItsBuildAndIsSupported() {
        assertThat(assess("Skype for Business Server 2019, Core Components=7.0.2046.820"))
                .singleElement()
                .satisfies(finding -> assertThat(texts(finding)).anyMatch(text -> text.contains("RTM or the hotfix")));
    }

    @ParameterizedTest
    @CsvSource({
        "5.0.8308.1300, newer build than the table knows",
        "4.0.7577.0, No table knows the level",
        "nonsense, The level of the server is not known",
        ", The level of the server is not known",
    })
    void whatTheTableDoesNotKnowIsUnknown(@Nullable String version, String title) {
        HostFinding finding = core("Microsoft Lync Server 2013, Core Components", version);

        assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding.in(Locale.ENGLISH).title()).contains(title);
        assertThat(finding.kb()).isNull();
    }

    @Test
    void toolsAndOtherProgramsAreNoPartOfTheServer() {
        assertThat(assess(
                        "Microsoft Lync Server 2013, Debugging Tools=5.0.8308.0",
                        "Microsoft Lync Server 2013, Resource Kit Tools=5.0.8308.0",
                        "Microsoft Office Web Apps Server 2013=15.0.4569.1506",
                        "Microsoft Unified Communications Managed API 4.0, Runtime=5.0.8308.0"))
                .isEmpty();
        assertThat(assess(
                        "Microsoft Lync Server 2013, Debugging Tools=5.0.8308.0",
                        "Microsoft Lync Server 2013, Core Components=5.0.8308.1198"))
                .extracting(HostFinding::subject)
                .doesNotContain("workload/components");
    }

    private static HostFinding core(String name, @Nullable String version) {
        return ASSESSOR.assess(List.of(new ComponentFacts(name, version)), TODAY)
                .getFirst();
    }
}
