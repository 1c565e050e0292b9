package dev.mainstay.report.compliance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The view {@code host_state}. */
@ApplicationScoped
class HostStateStore implements PanacheRepositoryBase<HostStateEntity, UUID> {

    List<HostState> list() {
        return findAll(Sort.by("fqdn")).project(HostState.class).list();
    }

    Optional<HostState> host(UUID hostId) {
        return find("hostId", hostId).project(HostState.class).firstResultOptional();
    }
}
