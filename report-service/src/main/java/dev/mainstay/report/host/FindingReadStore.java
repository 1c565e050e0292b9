package dev.mainstay.report.host;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads the table {@code finding}. */
@ApplicationScoped
class FindingReadStore implements PanacheRepositoryBase<FindingEntity, FindingEntity.Key> {

    List<FindingView> ofHost(UUID hostId) {
        return find("hostId", Sort.by("state").and("title").and("updateId"), hostId)
                .project(FindingView.class)
                .list();
    }
}
