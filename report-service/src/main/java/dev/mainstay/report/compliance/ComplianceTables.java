package dev.mainstay.report.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The compliance tables, made of where each host stands today. */
@ApplicationScoped
class ComplianceTables {
    private final HostStates states;
    private final Clock clock;

    ComplianceTables(HostStates states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    @Transactional
    List<ComplianceRowView> table(Grouping by) {
        return ComplianceEvaluator.table(
                states.estate().machines(), by, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
