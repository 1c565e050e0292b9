package dev.mainstay.report.compliance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The view {@code membership_state}. */
@ApplicationScoped
class MembershipStore implements PanacheRepositoryBase<MembershipEntity, MembershipEntity.Key> {

    List<Membership> list() {
        return findAll(Sort.by("pool").and("ordinal")).project(Membership.class).list();
    }

    List<Membership> ofHost(UUID hostId) {
        return find("hostId", Sort.by("pool"), hostId).project(Membership.class).list();
    }
}
