package dev.mainstay.catalogue.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.RevisionsFact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFileTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Origin ORIGIN = new Origin(Source.MSRC_CVRF, "2026-Mar", DAY);
    private static final UpdateFact ROLLUP = update("KB5078774", "Windows Server 2012 R2");
    private static final UpdateFact OTHER = update("KB5078938", "Windows Server 2016");
    private static final List<Fact> FACTS = List.of(
            ROLLUP,
            OTHER,
            new ExploitedFact(ORIGIN, "CVE-2026-1", DAY, DAY, true),
            new SqlBuildFact(ORIGIN, "2012", "SP4", null, "11.0.7001", List.of("KB4018073"), DAY, null, false),
            new LifecycleFact(ORIGIN, "windows-server", "2016", null, null, null, DAY, null, null, null),
            new WindowsBuildFact(ORIGIN, Version.of("10.0.14393.8957"), "KB5078938", null),
            new WorkloadBuildFact(
                    ORIGIN, "LYNC_SERVER_2013", "Core", "CU1", List.of(), YearMonth.of(2013, 2), null, false, "§4"),
            new AffectedFact(ORIGIN, "CVE-2026-2", "Windows Server 2016", null, DAY),
            new MentionFact(ORIGIN, "CVE-2026-1", "KB5", DAY),
            new RevisionsFact(ORIGIN, DAY, List.of(new RevisionsFact.Revised("CVE-2026-1", DAY, DAY))),
            new SupersedenceOverride(ORIGIN, "KB2", "KB1", null, false, "a mistake"));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Path file = folder.resolve("catalogue.zip");

        CatalogueFile.write(file, Catalogue.of(FACTS), NOW);
        CatalogueFile.write(file, Catalogue.of(FACTS), NOW);

        assertThat(CatalogueFile.read(file).facts()).containsExactlyInAnyOrderElementsOf(FACTS);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void onlyTheProductsAskedForAreRead() throws Exception {
        Path file = folder.resolve("catalogue.zip");
        CatalogueFile.write(file, Catalogue.of(FACTS), NOW);

        Catalogue read = CatalogueFile.read(file, CatalogueSelection.of("Windows Server 2016"::equals, LocalDate.MAX))
                .catalogue();

        assertThat(read.updatesOf("Windows Server 2012 R2")).isEmpty();
        assertThat(read.updatesOf("Windows Server 2016")).containsExactly(OTHER);
        assertThat(read.exploited("CVE-2026-1")).isPresent();
    }

    @Test
    void whenDocumentsWereRevisedIsReadForAnEarlierDayOnly() throws Exception {
        Path file = folder.resolve("catalogue.zip");
        CatalogueFile.write(file, Catalogue.of(FACTS), NOW);
        LocalDate made = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

        assertThat(read(file, made).revisions()).isEmpty();
        assertThat(read(file, made.minusDays(1)).revisions()).hasSize(1);
    }

    private static Catalogue read(Path file, LocalDate day) throws IOException {
        return CatalogueFile.read(file, CatalogueSelection.of(product -> true, day))
                .catalogue();
    }

    @Test
    void onlyTheBuildsOfTheReleasesAskedForAreRead() throws Exception {
        Path file = folder.resolve("catalogue.zip");
        CatalogueFile.write(file, Catalogue.of(FACTS), NOW);

        Catalogue here = CatalogueFile.read(
                        file,
                        new CatalogueSelection(
                                "Windows Server 2016"::equals, Set.of(Version.of("10.0.14393")), false, LocalDate.MAX))
                .catalogue();
        Catalogue elsewhere = CatalogueFile.read(
                        file,
                        new CatalogueSelection(
                                "Windows Server 2019"::equals, Set.of(Version.of("10.0.17763")), true, LocalDate.MAX))
                .catalogue();

        assertThat(here.windowsBuilds("KB5078938")).hasSize(1);
        assertThat(here.affected("Windows Server 2016")).hasSize(1);
        assertThat(here.sqlBuilds("2012")).isEmpty();
        assertThat(elsewhere.windowsBuilds("KB5078938")).isEmpty();
        assertThat(elsewhere.affected("Windows Server 2016")).isEmpty();
        assertThat(elsewhere.sqlBuilds("2012")).hasSize(1);
    }

    @Test
    void aTornFileSaysSo() throws Exception {
        Path file = folder.resolve("catalogue.zip");
        CatalogueFile.write(file, Catalogue.of(FACTS), NOW);
        byte[] whole = Files.readAllBytes(file);

        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CatalogueFile.read(file))
                    .isInstanceOf(UnreadableCatalogueException.class)
                    .hasMessage(file + ": is no catalogue file, or only part of one");
        }
    }

    @Test
    void foreignFilesAndOtherVersionsSaySo() throws Exception {
        Path file = folder.resolve("foreign.zip");

        zip(file, "word/document.xml", "x");
        assertThatThrownBy(() -> CatalogueFile.read(file)).hasMessageContaining("is a zip, but no catalogue");

        zip(file, "catalogue.json", "{\"format\":\"mainstay-catalogue\",\"version\":1,\"news\":true}");
        assertThatThrownBy(() -> CatalogueFile.read(file)).hasMessageContaining("has version 1 of the format");

        zip(file, "catalogue.json", "{\"format\":\"other\",\"version\":2}");
        assertThatThrownBy(() -> CatalogueFile.read(file)).hasMessageContaining("its format is other");

        zip(file, "catalogue.json", "{\"format\":");
        assertThatThrownBy(() -> CatalogueFile.read(file))
                .isInstanceOf(UnreadableCatalogueException.class)
                .hasMessageContaining("is damaged");
    }

    private static void zip(Path file, String name, String text) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static UpdateFact update(String kb, String product) {
        return new UpdateFact(
                ORIGIN,
                kb,
                product,
                null,
                "10.0.14393.8957",
                DAY,
                List.of("KB5075999"),
                List.of(new Vulnerability("CVE-2026-1", "Important")),
                "Yes");
    }
}
