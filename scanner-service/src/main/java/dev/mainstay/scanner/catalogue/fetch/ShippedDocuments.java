package dev.mainstay.scanner.catalogue.fetch;

import dev.mainstay.catalogue.shipped.Shipped;
import dev.mainstay.scanner.catalogue.document.CatalogueConfig;
import dev.mainstay.scanner.catalogue.document.CatalogueDocuments;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Unreadable;
import dev.mainstay.scanner.catalogue.document.SpooledDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** The documents that come with the product, imported like any other when the service starts; a later import goes before. */
@ApplicationScoped
public class ShippedDocuments {
    private static final Logger LOG = Logger.getLogger(ShippedDocuments.class);

    private final CatalogueDocuments documents;
    private final CatalogueConfig config;
    private final AtomicBoolean done = new AtomicBoolean();

    ShippedDocuments(CatalogueDocuments documents, CatalogueConfig config) {
        this.documents = documents;
        this.config = config;
    }

    /** Imports them, once per start; what is stored already changes nothing. */
    public void take() {
        if (done.get()) {
            return;
        }
        Shipped.documents().forEach(this::take);
        done.set(true);
    }

    private void take(Shipped.Document shipped) {
        try (InputStream in = shipped.open();
                SpooledDocument document = SpooledDocument.of(
                        in, shipped.name(), "Mainstay", config.maxBytes().asLongValue())) {
            if (documents.take(document, shipped.reader().source(), false) instanceof Unreadable unreadable) {
                LOG.errorf("%s: %s: %s", shipped.name(), unreadable.place(), unreadable.message());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
