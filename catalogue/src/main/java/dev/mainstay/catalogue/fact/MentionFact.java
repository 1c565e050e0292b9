package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article that the notes of a document name beside a vulnerability, and that is no fix in the document's lists: an update
 * released later, a setting to change, a known issue. Nothing is concluded from it but that something else is named.
 *
 * @param cve {@code CVE-2020-0689}, or an advisory number ({@code ADV210003})
 * @param kb {@code KB} and digits
 * @param published when the document was first published; absent where it does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MentionFact(
        Origin origin, String cve, String kb, @Nullable LocalDate published) implements Fact {

    @Override
    public String key() {
        return cve + "|" + kb;
    }

    /** The articles of several, each once, in one line. */
    public static String kbs(List<MentionFact> mentions) {
        return mentions.stream().map(MentionFact::kb).distinct().collect(Collectors.joining(", "));
    }

    /** The documents of several, each once, in one line. */
    public static String documents(List<MentionFact> mentions) {
        return mentions.stream()
                .map(mention -> mention.origin().document())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
