package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update that fixes vulnerabilities of one product.
 *
 * @param kb {@code KB} and digits
 * @param product the document's product name ({@code Windows Server 2012 R2}, {@code Windows Server 2012 R2 (Server Core
 *     installation)}, {@code Microsoft Lync Server 2013} …)
 * @param track what the document calls the kind of update ({@code Monthly Rollup}, {@code Security Only}, {@code IE
 *     Cumulative}, {@code Security Update} …); absent where it does not say
 * @param fixedBuild the build from which on it is fixed, as the document writes it; absent where it does not say
 * @param published when the document was first published; the update itself may be a little older or, where a later
 *     revision of the document names a newer update, younger; absent where the document does not say
 * @param supersedes {@code KB} and digits of the updates it replaces, as the document says
 * @param vulnerabilities what it fixes
 * @param restartRequired {@code Yes}, {@code No} or {@code Maybe}; absent where the document does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateFact(
        Origin origin,
        String kb,
        String product,
        @Nullable String track,
        @Nullable String fixedBuild,
        @Nullable LocalDate published,
        List<String> supersedes,
        List<Vulnerability> vulnerabilities,
        @Nullable String restartRequired)
        implements Fact {

    public UpdateFact {
        supersedes = List.copyOf(supersedes);
        vulnerabilities = List.copyOf(vulnerabilities);
    }

    @Override
    public String key() {
        return kb + "|" + product + "|" + (track == null ? "" : track) + "|" + (fixedBuild == null ? "" : fixedBuild);
    }

    /** The same, replacing other updates. */
    public UpdateFact superseding(List<String> others) {
        return new UpdateFact(
                origin, kb, product, track, fixedBuild, published, others, vulnerabilities, restartRequired);
    }

    /** The same, fixing others. */
    public UpdateFact fixing(List<Vulnerability> others) {
        return others.equals(vulnerabilities)
                ? this
                : new UpdateFact(
                        origin, kb, product, track, fixedBuild, published, supersedes, others, restartRequired);
    }

    /** The same, fixed from another build on; null for an unknown one. */
    public UpdateFact fixedFrom(@Nullable String build) {
        return new UpdateFact(
                origin, kb, product, track, build, published, supersedes, vulnerabilities, restartRequired);
    }

    /**
     * A vulnerability fixed.
     *
     * @param cve {@code CVE-2019-0708}, or an advisory number ({@code ADV190009})
     * @param severity MSRC severity for the product; absent where the document does not say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Vulnerability(String cve, @Nullable String severity) {}
}
