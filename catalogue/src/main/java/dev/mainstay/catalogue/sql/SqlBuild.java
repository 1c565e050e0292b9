package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;

/**
 * A build that a table lists.
 *
 * @param version three or four parts, as the table writes it
 * @param fact the table's line
 */
public record SqlBuild(Version version, SqlBuildFact fact) {

    /** Whether it can be installed by name: it has a KB and was not withdrawn. */
    boolean isOffered() {
        return !fact.retired() && !fact.kbs().isEmpty();
    }

    /** {@code CU4, KB4500181} or what there is of it. */
    Text name() {
        String kbs = String.join(", ", fact.kbs());
        String update = fact.cumulativeUpdate();
        if (update == null) {
            return kbs.isEmpty() ? SqlText.NO_KB.with() : Text.verbatim(kbs);
        }
        return Text.verbatim(kbs.isEmpty() ? update : update + ", " + kbs);
    }
}
