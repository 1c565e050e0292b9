package dev.mainstay.patch.rollout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code rollout}. */
@Entity
@Table(name = "rollout")
class RolloutEntity {
    @Id
    @Column(name = "rollout_id")
    UUID rolloutId;

    @Column(name = "state")
    String state;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "body")
    String body;
}
