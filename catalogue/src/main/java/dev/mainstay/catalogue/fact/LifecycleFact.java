package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when a product gets updates.
 *
 * @param product {@code windows-server}, {@code mssqlserver}, {@code dotnetfx}, {@code lync-server} …
 * @param cycle {@code 2012-r2}, {@code 11.0-sp4} …, as the source names it
 * @param label for a person; absent where the source has none
 * @param mainstreamUntil last day of mainstream support
 * @param supportedUntil last day of security updates for everybody
 * @param extendedUntil last day of paid Extended Security Updates; absent where there are none
 * @param latest latest build the source knows; absent where it does not say
 * @param latestGdr latest build on the General Distribution Release branch; absent where it does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifecycleFact(
        Origin origin,
        String product,
        String cycle,
        @Nullable String label,
        @Nullable LocalDate released,
        @Nullable LocalDate mainstreamUntil,
        @Nullable LocalDate supportedUntil,
        @Nullable LocalDate extendedUntil,
        @Nullable String latest,
        @Nullable String latestGdr)
        implements Fact {

    @Override
    public String key() {
        return product + "|" + cycle;
    }
}
