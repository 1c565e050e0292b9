package dev.mainstay.patch.policy.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code baseline}. */
@Entity
@Table(name = "baseline")
class BaselineEntity {
    @Id
    @Column(name = "baseline_id")
    UUID baselineId;

    @Column(name = "name")
    String name;

    @Column(name = "body")
    String body;
}
