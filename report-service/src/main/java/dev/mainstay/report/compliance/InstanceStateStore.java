package dev.mainstay.report.compliance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The view {@code instance_state}. */
@ApplicationScoped
class InstanceStateStore implements PanacheRepositoryBase<InstanceStateEntity, InstanceStateEntity.Key> {

    List<InstanceState> list() {
        return findAll(Sort.by("fqdn").and("name")).project(InstanceState.class).list();
    }

    List<InstanceState> ofHost(UUID hostId) {
        return find("hostId", Sort.by("name"), hostId)
                .project(InstanceState.class)
                .list();
    }
}
