package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The build that an update brings Windows to.
 *
 * @param build {@code 10.0.17763.1234}
 * @param kb {@code KB} and digits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WindowsBuildFact(
        Origin origin, String build, String kb, @Nullable LocalDate released) implements Fact {

    @Override
    public String key() {
        return build + "|" + kb;
    }
}
