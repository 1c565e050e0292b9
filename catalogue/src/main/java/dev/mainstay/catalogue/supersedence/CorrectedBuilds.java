package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import java.util.List;

/** Facts with the builds that corrections put in place of what documents write. */
final class CorrectedBuilds {

    private final List<FixedBuildOverride> overrides;

    CorrectedBuilds(List<FixedBuildOverride> overrides) {
        this.overrides = overrides;
    }

    UpdateFact correct(UpdateFact fact) {
        String written = fact.fixedBuild();
        if (written == null) {
            return fact;
        }
        for (FixedBuildOverride override : overrides) {
            if (override.written().equals(written)
                    && (override.kb() == null || override.kb().equals(fact.kb()))
                    && fact.product().startsWith(override.product())) {
                return fact.fixedFrom(override.build());
            }
        }
        return fact;
    }
}
