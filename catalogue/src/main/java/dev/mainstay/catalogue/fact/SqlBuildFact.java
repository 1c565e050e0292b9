package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A build of SQL Server.
 *
 * @param product {@code 2012}, {@code 2008R2} …
 * @param servicePack {@code RTM}, {@code SP1} …; absent for builds before RTM
 * @param cumulativeUpdate {@code CU4} …; absent where the build is none
 * @param version three or four parts, as the source writes it
 * @param kbs {@code KB} and digits; empty where the source has none
 * @param supportedUntil end of support of the service pack; absent where the source does not say
 * @param retired whether Microsoft withdrew the build
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SqlBuildFact(
        Origin origin,
        String product,
        @Nullable String servicePack,
        @Nullable String cumulativeUpdate,
        String version,
        List<String> kbs,
        @Nullable LocalDate released,
        @Nullable LocalDate supportedUntil,
        boolean retired)
        implements Fact {

    public SqlBuildFact {
        kbs = List.copyOf(kbs);
    }

    @Override
    public String key() {
        return version;
    }
}
