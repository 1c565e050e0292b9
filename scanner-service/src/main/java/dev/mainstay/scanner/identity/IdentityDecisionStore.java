package dev.mainstay.scanner.identity;

import dev.mainstay.scanner.host.HostId;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The table {@code identity_decision}. */
@ApplicationScoped
class IdentityDecisionStore implements PanacheRepository<IdentityDecisionEntity> {

    void save(HostId host, PastDecision decision) {
        IdentityDecisionEntity entity = new IdentityDecisionEntity();
        entity.hostId = host.value();
        entity.decision = decision.decision();
        entity.decidedBy = decision.decidedBy();
        entity.reason = decision.reason();
        entity.decidedAt = decision.decidedAt();
        entity.conflict = decision.ended();
        persist(entity);
    }

    /** Of one host, the latest first. */
    List<PastDecision> of(HostId host) {
        return list("hostId = ?1 order by id desc", host.value()).stream()
                .map(entity -> new PastDecision(
                        entity.decision, entity.decidedBy, entity.reason, entity.decidedAt, entity.conflict))
                .toList();
    }
}
