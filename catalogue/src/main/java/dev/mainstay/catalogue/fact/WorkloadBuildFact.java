package dev.mainstay.catalogue.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The build that an update of Lync Server or Skype for Business Server brings one component to.
 *
 * @param product a constant of {@code HostSnapshot.Product} in the events module ({@code LYNC_SERVER_2013} …)
 * @param component the component as the registry names it, without product ({@code Core Components}, {@code Web
 *     Components Server} …); absent where the source gives a build without saying of which component
 * @param update {@code CU10 HF7}, {@code RTM} …
 * @param kbs {@code KB} and digits; empty where unknown
 * @param released month; absent where unknown
 * @param build four parts; absent where unknown
 * @param security whether it is known to be a security update
 * @param basis where the line comes from (section of the domain notes, Microsoft topic, CVE)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkloadBuildFact(
        Origin origin,
        String product,
        @Nullable String component,
        String update,
        List<String> kbs,
        @Nullable YearMonth released,
        @Nullable String build,
        boolean security,
        String basis)
        implements Fact {

    public WorkloadBuildFact {
        kbs = List.copyOf(kbs);
    }

    @Override
    public String key() {
        return product + "|" + (component == null ? "" : component) + "|" + update + "|" + String.join(",", kbs);
    }
}
