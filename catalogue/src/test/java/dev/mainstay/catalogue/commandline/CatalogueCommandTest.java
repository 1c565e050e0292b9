package dev.mainstay.catalogue.commandline;

import static dev.mainstay.catalogue.source.security.CvrfText.fix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.index.CatalogueFile;
import dev.mainstay.catalogue.source.security.CvrfText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports one after the other: what was known stays, the later revision of a document counts. */
class CatalogueCommandTest {

    private static final String PRODUCT = "Windows Server 2012 R2";

    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
        commands = new Commands(folder);
    }

    @Test
    void documentsAreAddedToThoseKnownBefore() throws IOException {
        bringIn("2019-May", "4499151", "2019-05-14T07:00:00Z");
        bringIn("2019-Jun", "4503276", "2019-06-11T07:00:00Z");

        assertThat(known()).containsExactlyInAnyOrder("KB4499151", "KB4503276");
    }

    @Test
    void aLaterRevisionTakesThePlaceOfTheEarlierAndAnEarlierOneChangesNothing() throws IOException {
        bringIn("2019-May", "4499150", "2019-05-14T07:00:00Z");
        bringIn("2019-May", "4499151", "2020-03-25T07:00:00Z");
        assertThat(known()).containsExactly("KB4499151");

        bringIn("2019-May", "4499150", "2019-05-14T07:00:00Z");
        assertThat(known()).containsExactly("KB4499151");
    }

    @Test
    void theSameDocumentTwiceIsTheSameCatalogue() throws IOException {
        bringIn("2019-May", "4499151", "2019-05-14T07:00:00Z");
        int once = CatalogueFile.read(file()).size();
        bringIn("2019-May", "4499151", "2019-05-14T07:00:00Z");

        assertThat(CatalogueFile.read(file()).size()).isEqualTo(once);
    }

    @Test
    void aMalformedDocumentIsToldWithThePlaceAndTheCatalogueStaysAsItWas() throws IOException {
        bringIn("2019-May", "4499151", "2019-05-14T07:00:00Z");
        String whole = document("2019-Jun", "4503276", "2019-06-11T07:00:00Z");
        Path cut = Files.writeString(folder.resolve("cut.xml"), whole.substring(0, whole.length() / 2));

        assertThat(commands.run("catalogue", "import", cut.toString())).isEqualTo(ExitCode.UNREADABLE);

        assertThat(commands.complained())
                .contains("cut.xml, line ")
                .contains("1 documents cannot be read; nothing was imported");
        assertThat(known()).containsExactly("KB4499151");
    }

    private void bringIn(String id, String kb, String date) throws IOException {
        Path file = Files.writeString(folder.resolve("document.xml"), document(id, kb, date));
        assertThat(commands.run("catalogue", "import", file.toString())).isEqualTo(ExitCode.NOTHING_MISSING);
    }

    private List<String> known() throws IOException {
        return CatalogueFile.read(file()).updatesOf(PRODUCT).stream()
                .map(UpdateFact::kb)
                .toList();
    }

    private Path file() {
        return folder.resolve(AssessMain.CATALOGUE);
    }

    private static String document(String id, String kb, String date) {
        return new CvrfText(id)
                .date(date)
                .product("1", PRODUCT)
                .vulnerability("CVE-2019-1", fix("Vendor Fix", "Description", kb, "ProductID", "1"))
                .text();
    }
}
