package dev.mainstay.catalogue.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.RevisionsFact;
import dev.mainstay.catalogue.fact.RevisionsFact.Revised;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueOnDayTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private static final String PRODUCT = "Windows Server 2019";

    @Test
    void nothingPublishedReleasedOrExploitedLaterIsKnown() {
        Catalogue all = Catalogue.of(List.<Fact>of(
                update("2024-Jun", "2024-06-11", "2024-06-20", "KB5000001"),
                update("2024-Jul", "2024-07-09", "2024-07-09", "KB5000002"),
                new WindowsBuildFact(msrc("2024-Jul", "2024-07-09"), Version.of("10.0.17763.6000"), "KB5000002", null),
                new WindowsBuildFact(msrc("2024-Jun", "2024-06-20"), Version.of("10.0.17763.5900"), "KB5000001", null),
                exploited("CVE-2024-10001", "2024-06-30"),
                exploited("CVE-2024-10002", "2024-07-01")));

        CatalogueOnDay then = CatalogueOnDay.of(all, DAY);

        assertThat(then.catalogue().updatesOf(PRODUCT))
                .extracting(UpdateFact::kb)
                .containsExactly("KB5000001");
        assertThat(then.catalogue().windowsBuilds("KB5000001")).hasSize(1);
        assertThat(then.catalogue().windowsBuilds("KB5000002")).isEmpty();
        assertThat(then.catalogue().exploited("CVE-2024-10001")).isPresent();
        assertThat(then.catalogue().exploited("CVE-2024-10002")).isEmpty();
        assertThat(then.revisedLater()).isEmpty();
    }

    @Test
    void ofADocumentThatDoesNotTellByVulnerabilityALaterRevisionCountsAndIsNamed() {
        Catalogue all = Catalogue.of(
                List.<Fact>of(update("2024-May", "2024-05-14", "2024-08-01", "KB5000003", "CVE-2024-1", "CVE-2024-2")));

        CatalogueOnDay then = CatalogueOnDay.of(all, DAY);

        assertThat(then.catalogue().updatesOf(PRODUCT)).hasSize(1);
        assertThat(then.revisedLater()).containsExactly("CVE-2024-1", "CVE-2024-2");
    }

    /** What MSRC did with KB4507469 in March 2019 and with KB4551853 in March 2018. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    not changed after the day             | 2024-05-14 | 2024-05-14 |            | KB5000003:CVE-2024-1 |
                    changed before the day                | 2024-05-14 | 2024-06-20 |            | KB5000003:CVE-2024-1 |
                    added after the day                   | 2024-07-01 | 2024-07-01 |            |                      |
                    changed, by an update of nobody knows | 2024-05-14 | 2024-08-01 |            | KB5000003:CVE-2024-1 | CVE-2024-1
                    changed, by an update of before       | 2024-05-14 | 2024-08-01 | 2024-06-11 | KB5000003:CVE-2024-1 | CVE-2024-1
                    changed, by an update of later        | 2024-05-14 | 2024-08-01 | 2024-07-09 |                      | CVE-2024-1
                    not changed, and the update is later  | 2024-05-14 | 2024-05-14 | 2024-07-09 |                      |
                    """)
    void whatADocumentSaysOfAVulnerabilityCountsFromItsOwnDaysAndThoseOfTheUpdate(
            String named, LocalDate first, LocalDate last, LocalDate released, String kept, String revised) {
        List<Fact> facts = new ArrayList<>();
        UpdateFact update = update("2024-May", "2024-05-14", "2024-08-01", "KB5000003", "CVE-2024-1");
        facts.add(update);
        facts.add(
                RevisionsFact.of(update.origin(), update.published(), List.of(new Revised("CVE-2024-1", first, last))));
        if (released != null) {
            Origin table = new Origin(Source.WINDOWS_BUILDS, "windows-updates", LocalDate.of(2026, 11, 29));
            facts.add(new WindowsBuildFact(table, Version.of("10.0.17763.6054"), "KB5000003", released));
        }

        CatalogueOnDay then = CatalogueOnDay.of(Catalogue.of(facts), DAY);

        assertThat(then.catalogue().updatesOf(PRODUCT))
                .as(named)
                .extracting(known ->
                        known.kb() + ":" + known.vulnerabilities().getFirst().cve())
                .isEqualTo(kept == null ? List.of() : List.of(kept));
        assertThat(then.revisedLater()).isEqualTo(revised == null ? List.of() : List.of(revised));
    }

    /** KB5000003 is in no table, and the first document that names it without having been changed is of July. */
    @Test
    void anUpdateInNoTableIsOfTheDayOnWhichItWasFirstNamed() {
        UpdateFact may = update("2024-May", "2024-05-14", "2024-08-01", "KB5000003", "CVE-2024-1");
        UpdateFact july = update("2024-Jul", "2024-07-09", "2024-07-09", "KB5000003", "CVE-2024-3");
        Revised changed = new Revised("CVE-2024-1", LocalDate.of(2024, 5, 14), LocalDate.of(2024, 8, 1));

        CatalogueOnDay then = CatalogueOnDay.of(
                Catalogue.of(
                        List.<Fact>of(may, july, RevisionsFact.of(may.origin(), may.published(), List.of(changed)))),
                DAY);

        assertThat(then.catalogue().updatesOf(PRODUCT)).isEmpty();
        assertThat(then.revisedLater()).containsExactly("CVE-2024-1");
    }

    @Test
    void ofAnUpdateOnlyWhatItWasKnownToFixCounts() {
        UpdateFact june = update("2024-Jun", "2024-06-11", "2024-09-01", "KB5000001", "CVE-2024-1", "CVE-2024-2");
        Revised added = new Revised("CVE-2024-2", LocalDate.of(2024, 8, 1), LocalDate.of(2024, 8, 1));

        CatalogueOnDay then = CatalogueOnDay.of(
                Catalogue.of(List.<Fact>of(june, RevisionsFact.of(june.origin(), june.published(), List.of(added)))),
                DAY);

        assertThat(then.catalogue().updatesOf(PRODUCT).getFirst().vulnerabilities())
                .containsExactly(new Vulnerability("CVE-2024-1", null));
        assertThat(then.revisedLater()).isEmpty();
    }

    private static UpdateFact update(String document, String published, String revised, String kb, String... cves) {
        return new UpdateFact(
                msrc(document, revised),
                kb,
                PRODUCT,
                null,
                null,
                LocalDate.parse(published),
                List.of(),
                Stream.of(cves).map(cve -> new Vulnerability(cve, null)).toList(),
                null);
    }

    private static ExploitedFact exploited(String cve, String added) {
        LocalDate day = LocalDate.parse(added);
        return new ExploitedFact(
                new Origin(Source.CISA_KEV, "known_exploited_vulnerabilities", day), cve, day, day.plusDays(21), false);
    }

    private static Origin msrc(String document, String revised) {
        return new Origin(Source.MSRC_CVRF, document, LocalDate.parse(revised));
    }
}
