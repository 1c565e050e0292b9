package dev.mainstay.catalogue.host.facts;

import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server Express LocalDB among the SQL Server instances of a host. It has no service and no role of a server calls for it;
 * its engine is that of the release it is named by, and is updated as that is. A real instance's name has no blank.
 */
public final class LocalDb {

    private static final String NAME = "LOCALDB ";

    private LocalDb() {}

    /**
     * An entry for one that is installed.
     *
     * @param release as setup's key names it, {@code 15.0}
     * @param version of its engine; absent when unknown
     */
    public static SqlInstanceFacts facts(String release, @Nullable String version) {
        return new SqlInstanceFacts(
                NAME + release.toUpperCase(Locale.ROOT), version, "Express Edition (LocalDB)", null);
    }

    /** The release of an entry that is a LocalDB; empty for an instance. */
    public static Optional<String> release(String name) {
        return name.startsWith(NAME) ? Optional.of(name.substring(NAME.length())) : Optional.empty();
    }
}
