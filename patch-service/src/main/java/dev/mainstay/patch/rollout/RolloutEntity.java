package dev.mainstay.patch.rollout;

import dev.mainstay.patch.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

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
    @Convert(converter = Body.class)
    Rollout rollout;

    @Immutable
    static class Body extends JsonColumn<Rollout> {
        Body() {
            super(Rollout.class);
        }
    }
}
