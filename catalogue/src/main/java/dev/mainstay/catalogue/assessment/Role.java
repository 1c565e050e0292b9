package dev.mainstay.catalogue.assessment;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a host is for.
 *
 * @param sqlInstances names, upper case, of the SQL Server instances that it must carry; absent when nobody knows
 * @param product a constant of {@code HostSnapshot.Product}; absent when unknown or none
 * @param complete whether the host told of all its SQL Server instances
 */
public record Role(
        @Nullable Set<String> sqlInstances, @Nullable String product, boolean complete) {

    /** A host of which only exported files are known. */
    public static final Role UNKNOWN = new Role(null, null, false);

    public Role {
        sqlInstances = sqlInstances == null ? null : Set.copyOf(sqlInstances);
    }
}
