package dev.mainstay.scanner.catalogue;

import dev.mainstay.scanner.catalogue.document.CatalogueDocuments;
import dev.mainstay.scanner.catalogue.document.ImportOutcome;
import dev.mainstay.scanner.catalogue.document.SpooledDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The catalogue of a test. */
@ApplicationScoped
public class TestCatalogue {
    private final DataSource database;
    private final CatalogueDocuments documents;
    private final CurrentCatalogue current;

    TestCatalogue(DataSource database, CatalogueDocuments documents, CurrentCatalogue current) {
        this.database = database;
        this.documents = documents;
        this.current = current;
    }

    /** Forgets every document. */
    public void empty() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from catalogue_fact");
            statement.execute("delete from catalogue_document");
            statement.execute("update catalogue_state set version = version + 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has these documents and no others from now on. */
    public void only(String... texts) {
        empty();
        add(texts);
    }

    /** Imports and loads. */
    public void add(String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try (SpooledDocument document =
                    SpooledDocument.of(new ByteArrayInputStream(bytes), "", "a test", bytes.length)) {
                ImportOutcome outcome = documents.take(document, null, false);
                if (!(outcome instanceof ImportOutcome.Imported)) {
                    throw new IllegalStateException(outcome.toString());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        current.load();
    }
}
