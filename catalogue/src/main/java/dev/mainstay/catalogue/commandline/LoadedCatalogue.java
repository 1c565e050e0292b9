package dev.mainstay.catalogue.commandline;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.index.CatalogueFile;
import dev.mainstay.catalogue.index.CatalogueFile.Contents;
import dev.mainstay.catalogue.index.CatalogueOnDay;
import dev.mainstay.catalogue.index.CatalogueSelection;
import dev.mainstay.catalogue.index.UnreadableCatalogueException;
import dev.mainstay.catalogue.shipped.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue for one run: the file, which holds what ships too, or without one what ships alone.
 *
 * @param documents whether MSRC documents were imported at all
 * @param revisedLater vulnerabilities that were known on the day asked for and of which only a later revision is at hand
 * @param documentsUpTo date of the latest MSRC document on the products asked for; absent when there is none
 */
record LoadedCatalogue(
        Catalogue catalogue, boolean documents, @Nullable LocalDate documentsUpTo, List<String> revisedLater) {

    LoadedCatalogue {
        revisedLater = List.copyOf(revisedLater);
    }

    /**
     * Reads what is known.
     *
     * @param named the file somebody named; absent for the standard one, which need not be there
     * @param wanted what is read; nothing later than its day is known
     * @throws NoCatalogueException if the file that was named is not there, or the file cannot be read
     */
    static LoadedCatalogue read(@Nullable Path named, Path standard, CatalogueSelection wanted)
            throws NoCatalogueException, IOException {
        Path file = named == null ? standard : named;
        if (!Files.exists(file)) {
            if (named != null) {
                throw new NoCatalogueException(Message.NO_CATALOGUE.with(file));
            }
            return of(Catalogue.of(Shipped.facts()), false, wanted.day());
        }
        try {
            Contents read = CatalogueFile.read(file, wanted);
            // Nothing in the file can be later than the day on which it was made.
            return wanted.day().isBefore(read.made())
                    ? of(read.catalogue(), read.documents(), wanted.day())
                    : of(new CatalogueOnDay(read.catalogue(), List.of()), read.documents(), wanted.day());
        } catch (UnreadableCatalogueException e) {
            throw new NoCatalogueException(Message.BAD_CATALOGUE.with(e.getMessage()));
        }
    }

    private static LoadedCatalogue of(Catalogue all, boolean documents, LocalDate day) {
        return of(CatalogueOnDay.of(all, day), documents, day);
    }

    private static LoadedCatalogue of(CatalogueOnDay known, boolean documents, LocalDate day) {
        LocalDate latest = known.catalogue().products().stream()
                .flatMap(product -> known.catalogue().updatesOf(product).stream())
                .filter(update -> update.origin().source() == Source.MSRC_CVRF
                        || update.origin().source() == Source.MSRC_CSAF)
                .map(update -> asOf(update, day))
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new LoadedCatalogue(known.catalogue(), documents, latest, known.revisedLater());
    }

    /** The date of a document's revision, or where that is later than the day, of its publication. */
    private static LocalDate asOf(UpdateFact update, LocalDate day) {
        LocalDate revised = update.origin().date();
        LocalDate published = update.published();
        return revised.isAfter(day) && published != null ? published : revised;
    }
}
