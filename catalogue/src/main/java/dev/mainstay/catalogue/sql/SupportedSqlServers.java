package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.lifecycle.Support;
import dev.mainstay.catalogue.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * To which SQL Server one may move when an instance is out of support.
 *
 * <p>Source: domain notes, §1.3 for Lync Server 2013 and §1.4 for its successors: the SQL Server versions that each
 * supports as a back end. For the local Express instances no such list could be found.
 */
final class SupportedSqlServers {

    private final SqlBuilds builds;
    private final SqlSupport support;

    SupportedSqlServers(SqlBuilds builds, SqlSupport support) {
        this.builds = builds;
        this.support = support;
    }

    /**
     * A sentence on what to move to.
     *
     * @param workload a constant of {@code HostSnapshot.Product}; absent when unknown or none
     */
    Text wayOut(@Nullable String workload, LocalDate day) {
        List<String> supported = backEnds(workload);
        if (supported.isEmpty()) {
            return SqlText.MOVE.with();
        }
        String alive = supported.stream().filter(name -> isPatched(name, day)).collect(Collectors.joining(", "));
        if (alive.isEmpty()) {
            return SqlText.MOVE_TO_NONE.with();
        }
        return SqlText.MOVE_TO.with(alive);
    }

    private boolean isPatched(String product, LocalDate day) {
        return builds.product(product)
                .flatMap(known -> support.of(known.last()))
                .map(until -> until.on(day, 0) == Support.Phase.SUPPORTED)
                .orElse(false);
    }

    private static List<String> backEnds(@Nullable String workload) {
        if (workload == null) {
            return List.of();
        }
        return switch (workload) {
            case "LYNC_SERVER_2013" -> List.of("2008R2", "2012");
            // 2016 needs SP1 and Skype for Business Server 2015 CU7.
            case "SKYPE_FOR_BUSINESS_SERVER_2015" -> List.of("2012", "2014", "2016", "2017", "2019");
            // SQL Server 2022 with the Subscription Edition: no source says it.
            case "SKYPE_FOR_BUSINESS_SERVER_2019", "SKYPE_FOR_BUSINESS_SERVER_SE" -> List.of("2016", "2017", "2019");
            default -> List.of();
        };
    }
}
