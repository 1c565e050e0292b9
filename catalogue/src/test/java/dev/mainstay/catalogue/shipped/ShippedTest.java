package dev.mainstay.catalogue.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.index.CatalogueFile;
import dev.mainstay.catalogue.shipped.Shipped.Document;
import dev.mainstay.catalogue.source.DocumentSummary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTest {

    /** The date is the one that the document itself gives. */
    @ParameterizedTest
    @CsvSource({
        "kev/known_exploited_vulnerabilities.json.gz, 1662, 2026-08-07, known_exploited_vulnerabilities",
        "sql-builds/dbatools-buildref-index.json, 1153, 2026-07-16, dbatools-buildref-index",
        "sql-builds/sql-supplement.csv, 3, 2026-11-25, sql-supplement",
        "lifecycle/mssqlserver.md, 36, 2026-08-13, mssqlserver",
        "lifecycle/windows-server.md, 20, 2024-11-01, windows-server",
        "lifecycle/windows.md, 47, 2026-02-10, windows",
        "lifecycle/dotnetfx.md, 13, 2022-08-09, dotnetfx",
        "workload/lync-server.md, 4, 2025-07-01, lync-server",
        "workload/workload-builds.csv, 87, 2026-11-25, workload-builds",
        "windows-builds/windows-builds.csv, 1727, 2026-11-29, windows-updates",
        "windows-builds/servicing-stacks.csv, 127, 2026-11-29, servicing-stacks",
        "windows-builds/monthly-rollups.csv, 714, 2026-11-29, monthly-rollups",
        "overrides/overrides.csv, 29, 2026-11-29, overrides",
    })
    void everyDocumentIsReadWhole(String name, int facts, LocalDate date, String id) {
        Document document = Shipped.documents().stream()
                .filter(shipped -> shipped.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<Fact> read = new ArrayList<>();

        DocumentSummary summary = document.read(read::add);

        assertThat(summary.header().id()).isEqualTo(id);
        assertThat(summary.header().date()).isEqualTo(date);
        assertThat(summary.facts()).isEqualTo(facts);
        assertThat(read).hasSize(facts);
        assertThat(read).extracting(Fact::key).doesNotHaveDuplicates();
        assertThat(read).extracting(Fact::origin).containsOnly(summary.header().origin());
    }

    @Test
    void everyDocumentIsRecognisedByItsOwnReaderAndByNoOther() throws IOException {
        for (Document document : Shipped.documents()) {
            if (document.name().endsWith(".gz")) {
                continue;
            }
            String start = start(document);
            for (Document other : Shipped.documents()) {
                assertThat(other.reader().recognises(document.name(), start))
                        .as("%s by the reader of %s", document.name(), other.name())
                        .isEqualTo(
                                other.reader().getClass() == document.reader().getClass());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kev/LICENSE", "sql-builds/LICENSE", "lifecycle/LICENSE", "README.md"})
    void licencesAndOriginLieBesideTheFiles(String name) throws IOException {
        try (InputStream in = Shipped.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            assertThat(in.readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void everySqlBuildOfAServicePackHasItsProductFromTheRowsBefore() {
        assertThat(facts(SqlBuildFact.class))
                .filteredOn(fact ->
                        fact.version().equals("11.0.6607") || fact.version().equals("13.0.7095"))
                .extracting(SqlBuildFact::product, SqlBuildFact::servicePack, SqlBuildFact::cumulativeUpdate)
                .containsExactly(tuple("2012", "SP3", "CU10"), tuple("2016", "SP3", null));
    }

    @Test
    void supportDatesHaveTheNamesOfTheirReleases() {
        assertThat(facts(LifecycleFact.class))
                .filteredOn(
                        fact -> fact.cycle().equals("2012-r2") || fact.cycle().equals("16.0"))
                .extracting(LifecycleFact::label)
                .containsExactlyInAnyOrder("Windows Server 2012 R2", "2022 'Dallas'");
    }

    @Test
    void everyLineOfTheLyncTableSaysWhereItWasReadAndEveryBuildIsOfItsProduct() {
        for (WorkloadBuildFact fact : facts(WorkloadBuildFact.class)) {
            assertThat(fact.basis()).as(fact.key()).matches("\\[(V|B|I)].*");
            String build = fact.build();
            if (build != null) {
                String release = switch (fact.product()) {
                    case "LYNC_SERVER_2013" -> "5.0.8308.";
                    case "SKYPE_FOR_BUSINESS_SERVER_2015" -> "6.0.9319.";
                    default -> "7.0.2046.";
                };
                assertThat(build).as(fact.key()).startsWith(release);
            }
        }
    }

    @Test
    void noCorrectionOfAFixedBuildGivesTheBuildOfAnotherProduct() {
        for (FixedBuildOverride override : facts(FixedBuildOverride.class)) {
            if (override.product().contains("SQL Server") || override.product().startsWith("Windows")) {
                continue;
            }
            String right = override.build();
            assertThat(right).isNotNull();
            assertThat(facts(WorkloadBuildFact.class))
                    .as(override.key())
                    .anyMatch(fact -> Objects.equals(right, fact.build())
                            && override.product()
                                    .endsWith(fact.product()
                                            .substring(fact.product().length() - 4)));
        }
    }

    /** MSRC has exchanged the builds of the two lines; the build reference knows which KB is which. */
    @Test
    void theCorrectedBuildsOfSqlServer2014AgreeWithTheBuildReference() {
        List<FixedBuildOverride> corrections = facts(FixedBuildOverride.class).stream()
                .filter(override -> override.product().equals("Microsoft SQL Server 2014"))
                .toList();

        assertThat(corrections)
                .hasSize(2)
                .allSatisfy(override -> assertThat(facts(SqlBuildFact.class))
                        .filteredOn(fact -> fact.kbs().contains(override.kb()))
                        .singleElement()
                        .satisfies(fact -> assertThat(override.build()).startsWith(fact.version())));
    }

    @Test
    void theWrongSupersedenceOfSql2012IsStruckOut() {
        assertThat(facts(SupersedenceOverride.class)).anySatisfy(override -> {
            assertThat(override.kb()).isEqualTo("KB4532098");
            assertThat(override.superseded()).isEqualTo("KB4057113");
            assertThat(override.exists()).isFalse();
        });
    }

    @Test
    void aCatalogueTakesThemAll() {
        List<Fact> facts = Shipped.facts();

        assertThat(Catalogue.of(facts).facts()).hasSameSizeAs(facts);
    }

    @Test
    void aCatalogueFileKeepsThemAll(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("catalogue.zip");
        Catalogue catalogue = Catalogue.of(Shipped.facts());

        CatalogueFile.write(file, catalogue, Instant.parse("2026-11-25T00:00:00Z"));

        assertThat(CatalogueFile.read(file).facts()).containsExactlyInAnyOrderElementsOf(catalogue.facts());
    }

    private static String start(Document document) throws IOException {
        try (InputStream in = document.open()) {
            return new String(in.readNBytes(2048), StandardCharsets.UTF_8);
        }
    }

    private static <T extends Fact> List<T> facts(Class<T> kind) {
        return Shipped.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
