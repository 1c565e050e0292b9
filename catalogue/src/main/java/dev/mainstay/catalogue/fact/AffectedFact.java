package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A vulnerability that a document says a release of Windows is affected by, without naming an update that fixes it there.
 * Another document may name one.
 *
 * @param cve {@code CVE-2022-30190}, or an advisory number ({@code ADV190006})
 * @param product the document's product name
 * @param severity MSRC severity for the product; absent where the document does not say
 * @param published when the document was first published; absent where it does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AffectedFact(
        Origin origin,
        String cve,
        String product,
        @Nullable String severity,
        @Nullable LocalDate published) implements Fact {

    @Override
    public String key() {
        return cve + "|" + product;
    }
}
