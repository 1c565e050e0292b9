package dev.mainstay.catalogue.intake;

import static dev.mainstay.catalogue.source.security.CvrfText.fix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.index.CatalogueFile;
import dev.mainstay.catalogue.source.Collected;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.security.CvrfText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueImportTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    @TempDir
    Path target;

    private final List<String> lines = new ArrayList<>();

    @Test
    void documentsOfAFolderBecomeACatalogueAndTheLaterRevisionCounts() throws Exception {
        // Given
        Path file = target.resolve("catalogue.zip");
        Files.writeString(folder.resolve("a-newer.xml"), document("2019-May", "4499151", "2020-03-25T07:00:00Z"));
        Files.writeString(folder.resolve("b-older.xml"), document("2019-May", "4499150", "2019-05-14T07:00:00Z"));
        Files.writeString(folder.resolve("c.xml"), document("2019-Jun", "4503276", "2019-06-11T07:00:00Z"));
        Files.writeString(folder.resolve("README"), "not a document");

        // When
        ImportResult result = intake().run(folder, List.of(), file, NOW);

        // Then
        assertThat(result.written()).isTrue();
        assertThat(result.ignored()).isEqualTo(1);
        assertThat(CatalogueFile.read(file).updatesOf("Windows Server 2012 R2"))
                .extracting(UpdateFact::kb)
                .containsExactly("KB4499151", "KB4503276");
        assertThat(lines).containsExactly("1/4 README ignored", "2/4 a-newer.xml", "3/4 b-older.xml", "4/4 c.xml");
    }

    @Test
    void aMalformedDocumentLeavesTheOldCatalogueAndEveryComplaintIsHeard() throws Exception {
        Path file = target.resolve("catalogue.zip");
        Files.writeString(file, "the old one");
        Files.writeString(folder.resolve("a.xml"), "<cvrfdoc/>");
        Files.writeString(folder.resolve("b.xml"), document("2019-Jun", "4503276", "2019-06-11T07:00:00Z"));
        Files.writeString(folder.resolve("c.xml"), document("2019-Jul", "4507448", "2099-07-09T07:00:00Z"));

        ImportResult result = intake().run(folder, List.of(), file, NOW);

        assertThat(result.written()).isFalse();
        assertThat(result.malformed())
                .extracting(MalformedDocumentException::document)
                .containsExactly("a.xml", "c.xml");
        assertThat(file).hasContent("the old one");
    }

    private static String document(String id, String kb, String date) {
        return new CvrfText(id)
                .date(date)
                .product("1", "Windows Server 2012 R2")
                .vulnerability("CVE-2019-1", fix("Vendor Fix", "Description", kb, "ProductID", "1"))
                .text();
    }

    private CatalogueImport intake() {
        return new CatalogueImport(ReadingRules.on(Collected.TODAY), new ImportProgress() {
            @Override
            public void read(int done, int total, Path file, DocumentSummary summary) {
                lines.add(done + "/" + total + " " + file.getFileName());
            }

            @Override
            public void ignored(int done, int total, Path file) {
                lines.add(done + "/" + total + " " + file.getFileName() + " ignored");
            }

            @Override
            public void malformed(int done, int total, Path file, MalformedDocumentException reason) {
                lines.add(done + "/" + total + " " + reason.getMessage());
            }
        });
    }
}
