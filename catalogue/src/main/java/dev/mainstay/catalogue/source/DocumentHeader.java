package dev.mainstay.catalogue.source;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import java.time.LocalDate;

/**
 * What a document says about itself.
 *
 * @param id unique within the source, the same over all revisions
 * @param revision as the document numbers it
 * @param date of this revision
 */
public record DocumentHeader(Source source, String id, String revision, LocalDate date) {

    /** What the document's facts carry. */
    public Origin origin() {
        return new Origin(source, id, date);
    }
}
