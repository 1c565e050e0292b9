package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update of one product as a table of updates has it, whether or not a document names it.
 *
 * @param kb {@code KB} and digits
 * @param build the build it brings, the lowest of several; absent before Windows 10
 * @param released absent where the table does not say
 */
record KnownUpdate(
        Origin origin,
        String kb,
        Track track,
        @Nullable Version build,
        @Nullable LocalDate released) {

    /** Without vulnerabilities and without documents: nothing to be installed for itself. */
    Update update() {
        return new Update(kb, track, build, released, List.of(), null, List.of());
    }
}
