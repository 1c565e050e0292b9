package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of SQL Server on one host.
 *
 * @param found the instances the host told of
 * @param complete whether the host told of all it has; otherwise one that is not in {@code found} may be there
 * @param expected names of the instances that its role must carry, in any case; absent where nobody knows its role, so that
 *     none is missing and none unexpected
 * @param workload a constant of {@code HostSnapshot.Product} in the events module; absent when unknown or none
 */
public record SqlHost(
        List<SqlInstanceFacts> found,
        boolean complete,
        @Nullable Set<String> expected,
        @Nullable String workload) {

    public SqlHost {
        found = List.copyOf(found);
        expected = expected == null
                ? null
                : expected.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
