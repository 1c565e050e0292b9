package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.finding.FindingView;
import dev.mainstay.catalogue.workload.PoolFinding;
import java.util.List;
import java.util.Locale;

/** A {@link PoolFinding} in one language. */
record PoolFindingView(String pool, List<String> hosts, FindingView finding) {

    static PoolFindingView of(PoolFinding found, Locale language) {
        return new PoolFindingView(found.pool(), found.hosts(), found.finding().in(language));
    }
}
