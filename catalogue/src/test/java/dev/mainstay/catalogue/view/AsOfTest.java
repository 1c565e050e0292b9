package dev.mainstay.catalogue.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsOfTest {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private static final String PRODUCT = "Windows Server 2019";

    @Test
    void nothingPublishedReleasedOrExploitedLaterIsKnown() {
        Catalogue all = Catalogue.of(List.<Fact>of(
                update("2024-Jun", "2024-06-11", "2024-06-20", "KB5000001"),
                update("2024-Jul", "2024-07-09", "2024-07-09", "KB5000002"),
                new WindowsBuildFact(msrc("2024-Jul", "2024-07-09"), "10.0.17763.6000", "KB5000002", null),
                new WindowsBuildFact(msrc("2024-Jun", "2024-06-20"), "10.0.17763.5900", "KB5000001", null),
                exploited("CVE-2024-10001", "2024-06-30"),
                exploited("CVE-2024-10002", "2024-07-01")));

        AsOf then = AsOf.of(all, DAY);

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
    void aDocumentOfWhichOnlyALaterRevisionIsAtHandIsNamed() {
        Catalogue all = Catalogue.of(List.<Fact>of(update("2024-May", "2024-05-14", "2024-08-01", "KB5000003")));

        AsOf then = AsOf.of(all, DAY);

        assertThat(then.catalogue().updatesOf(PRODUCT)).hasSize(1);
        assertThat(then.revisedLater()).containsExactly("2024-May");
    }

    private static UpdateFact update(String document, String published, String revised, String kb) {
        return new UpdateFact(
                msrc(document, revised),
                kb,
                PRODUCT,
                null,
                null,
                LocalDate.parse(published),
                List.of(),
                List.of(),
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
