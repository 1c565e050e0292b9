package dev.mainstay.patch.policy.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code decision}. */
@Entity
@Table(name = "decision")
class DecisionEntity {
    @Id
    @Column(name = "decision_id")
    UUID decisionId;

    @Column(name = "state")
    String state;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "body")
    String body;
}
