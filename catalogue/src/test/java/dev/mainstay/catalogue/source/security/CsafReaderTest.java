package dev.mainstay.catalogue.source.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.source.Collected;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.Skip;
import dev.mainstay.catalogue.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a document written from the standard with the shapes of Microsoft's, and labelled so. */
class CsafReaderTest {

    private final CsafReader reader = new CsafReader();

    @Test
    void aVendorFixBecomesAnUpdateOfEachProduct() throws Exception {
        Collected collected = Collected.read(reader, sample());

        assertThat(collected.of(UpdateFact.class))
                .extracting(UpdateFact::kb, UpdateFact::product, UpdateFact::fixedBuild, UpdateFact::restartRequired)
                .containsExactly(
                        tuple("KB5000001", "Windows Server 2019 (Server Core installation)", "10.0.17763.8027", "Yes"),
                        tuple("KB5000002", "Windows Server 2012 R2", null, "Maybe"),
                        tuple("KB5000002", "An application on Windows Server 2012 R2", null, "Maybe"),
                        tuple("KB5000003", "Windows Server 2022", "10.0.20348.9000", null),
                        tuple("KB5000004", "Windows Server 2022", "10.0.20348.8990", null));
        assertThat(collected.of(UpdateFact.class)).allSatisfy(update -> {
            assertThat(update.vulnerabilities()).isEqualTo(List.of(new Vulnerability("CVE-2025-0000", "Important")));
            assertThat(update.published()).isEqualTo(LocalDate.of(2025, 11, 11));
            assertThat(update.origin().document()).isEqualTo("msrc_CVE-2025-0000");
        });
        assertThat(collected.of(WindowsBuildFact.class))
                .extracting(WindowsBuildFact::build, WindowsBuildFact::kb)
                .containsExactly(
                        tuple(Version.of("10.0.17763.8027"), "KB5000001"),
                        tuple(Version.of("10.0.20348.9000"), "KB5000003"),
                        tuple(Version.of("10.0.20348.8990"), "KB5000004"));
    }

    /** Microsoft writes a product's branches before its name, and kind and build of a fix into its details. */
    @Test
    void theDetailsTellTheKindOfTheUpdate() throws Exception {
        assertThat(Collected.read(reader, sample()).of(UpdateFact.class))
                .extracting(UpdateFact::kb, UpdateFact::track)
                .contains(
                        tuple("KB5000001", null),
                        tuple("KB5000003", "Security Update"),
                        tuple("KB5000004", "Security Hotpatch Update"));
    }

    /** Server 2012 R2 has a fix, Server 2019 has one under the number of its version range, Server 2022 core has none. */
    @Test
    void aReleaseOfWindowsThatIsAffectedAndHasNoKbIsAFact() throws Exception {
        String text = sample().replace(
                        "\"full_product_names\": [",
                        "\"full_product_names\": [{\"name\": \"Windows Server 2022  (Server Core installation)\","
                                + " \"product_id\": \"7\"}, {\"name\": \"Windows Server 2016\", \"product_id\": \"8\"}, ")
                .replace(
                        "\"known_affected\": [",
                        "\"first_affected\": [\"8\"], \"known_affected\": [\"7\", \"9\", \"11568\", ");

        assertThat(Collected.read(reader, text).of(AffectedFact.class))
                .extracting(AffectedFact::cve, AffectedFact::product, AffectedFact::severity, AffectedFact::published)
                .containsExactlyInAnyOrder(
                        tuple(
                                "CVE-2025-0000",
                                "Windows Server 2022 (Server Core installation)",
                                "Important",
                                LocalDate.of(2025, 11, 11)),
                        tuple("CVE-2025-0000", "Windows Server 2016", "Important", LocalDate.of(2025, 11, 11)));
    }

    @Test
    void anAddressWithoutAKbIsCounted() throws Exception {
        DocumentSummary summary = reader.read(
                "test",
                Objects.requireNonNull(CsafReaderTest.class.getResourceAsStream("synthetic-csaf.json")),
                ReadingRules.on(Collected.TODAY),
                new Collected());

        assertThat(summary.skipped()).containsEntry(Skip.WORDS_FOR_KB, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "csaf_version": "2.0"                    | "csaf_version": "3.0"                     | /document/csaf_version      | is CSAF 3.0
                    "2025-11-12T08:00:00.000Z"               | "2031-11-12T08:00:00.000Z"                | /document/tracking/current_release_date | in the future
                    "id": "msrc_CVE-2025-0000",              | ``                                        | /document/tracking          | have no id
                    "document"                               | "other"                                   | /                           | has no document
                    "cve": "CVE-2025-0000",                  | ``                                        | /vulnerabilities/0          | without a cve
                    "product_ids": ["9"]                     | "product_ids": "9"                        | /vulnerabilities/0/remediations/4/product_ids | expected an array
                    , "product_id": "9"}                     | }                                         | /product_tree/full_product_names/0 | without product_id
                    """)
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String place, String complaint) throws Exception {
        String text = sample();
        assertThat(text).contains(good);

        assertThatThrownBy(() -> Collected.read(reader, text.replace(good, bad)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(complaint);
    }

    @Test
    void aBombOfBracketsEndsAtTheAllowedDepth() {
        assertThatThrownBy(() -> Collected.read(reader, "{\"x\":" + "[".repeat(100_000)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("nesting depth");
    }

    private static String sample() throws IOException {
        try (InputStream in = Objects.requireNonNull(CsafReaderTest.class.getResourceAsStream("synthetic-csaf.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
