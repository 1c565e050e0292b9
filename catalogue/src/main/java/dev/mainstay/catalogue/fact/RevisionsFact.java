package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a document first told of its vulnerabilities and last changed what it says of them, as far as that is not the day it
 * was published: what judges an earlier day needs it.
 *
 * @param published when the document was first published; absent where it does not say
 * @param vulnerabilities those added or changed later, or told of before the document
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevisionsFact(Origin origin, @Nullable LocalDate published, List<Revised> vulnerabilities)
        implements Fact {

    public RevisionsFact {
        vulnerabilities = List.copyOf(vulnerabilities);
    }

    /**
     * The history of one vulnerability in one document.
     *
     * @param first day of the first revision
     * @param last day of the last one
     */
    public record Revised(String cve, LocalDate first, LocalDate last) {}

    /** Of a document's vulnerabilities those whose days are not the document's. */
    public static RevisionsFact of(Origin origin, @Nullable LocalDate published, List<Revised> all) {
        return new RevisionsFact(
                origin,
                published,
                all.stream()
                        .filter(revised -> !revised.first().equals(published)
                                || !revised.last().equals(published))
                        .toList());
    }

    /** Of one vulnerability; empty where nothing tells. */
    public Optional<Revised> of(String cve) {
        Optional<Revised> told = vulnerabilities.stream()
                .filter(revised -> revised.cve().equals(cve))
                .findFirst();
        return told.isPresent() || published == null ? told : Optional.of(new Revised(cve, published, published));
    }

    @Override
    public String key() {
        return "revisions";
    }
}
