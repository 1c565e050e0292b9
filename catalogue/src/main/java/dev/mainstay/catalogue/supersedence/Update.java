package dev.mainstay.catalogue.supersedence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update of one product, from all that documents say of it.
 *
 * @param kb {@code KB} and digits
 * @param build the build of Windows it brings, four parts; absent where no document gives it in full
 * @param released when about: publication of the document that names it for most vulnerabilities; absent for an update
 *     that is known only because another supersedes it
 * @param vulnerabilities what it fixes in this product
 * @param restartRequired as documents say; absent where none does
 * @param origins the documents, earliest first
 */
public record Update(
        String kb,
        Track track,
        @Nullable @JsonProperty("fixedBuild") Version build,
        @Nullable LocalDate released,
        List<Vulnerability> vulnerabilities,
        @Nullable String restartRequired,
        List<Origin> origins) {

    public Update {
        vulnerabilities = List.copyOf(vulnerabilities);
        origins = List.copyOf(origins);
    }

    /** Of the KB alone: there is one update of a KB in a graph, and its lists are long. */
    @Override
    public int hashCode() {
        return kb.hashCode();
    }

    /** The same update, with another line, build and day. */
    Update as(Track otherTrack, @Nullable Version otherBuild, @Nullable LocalDate otherDay) {
        return new Update(kb, otherTrack, otherBuild, otherDay, vulnerabilities, restartRequired, origins);
    }

    /** The last part of the build it brings, 0 to 65535; absent with it. */
    @JsonProperty
    public @Nullable Integer revision() {
        return build == null ? null : (Integer) build.revision();
    }

    /** Whether a document has it, and not only its successor. */
    public boolean isDocumented() {
        return !origins.isEmpty();
    }

    /** Number within the KB's name, for an order where nothing else gives one: numbers are handed out over time. */
    long number() {
        return Long.parseLong(kb.substring(2));
    }

    LocalDate releasedOrMin() {
        return released == null ? LocalDate.MIN : released;
    }
}
