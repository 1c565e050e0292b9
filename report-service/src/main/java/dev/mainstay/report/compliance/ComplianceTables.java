package dev.mainstay.report.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The compliance tables. */
@ApplicationScoped
class ComplianceTables {
    private final HostStates states;

    ComplianceTables(HostStates states) {
        this.states = states;
    }

    @Transactional
    List<ComplianceRowView> table(Grouping by) {
        return ComplianceEvaluator.table(states.estate(), by);
    }
}
