package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.SqlLineFact;
import dev.mainstay.catalogue.fact.SqlSupportOverride;
import dev.mainstay.catalogue.lifecycle.Lifecycles;
import dev.mainstay.catalogue.shipped.Shipped;
import java.util.List;

/** What ships, ready to judge with. */
final class Known {

    private static final List<Fact> FACTS = Shipped.facts();

    static final SqlBuilds BUILDS = new SqlBuilds(facts(SqlBuildFact.class), facts(SqlLineFact.class));
    static final SqlSupport SUPPORT =
            new SqlSupport(new Lifecycles(facts(LifecycleFact.class)), facts(SqlSupportOverride.class));

    private Known() {}

    static <T extends Fact> List<T> facts(Class<T> kind) {
        return FACTS.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
