package dev.mainstay.patch.policy.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

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

    /** Null where it cannot be read. */
    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // a record: Hibernate need not keep a second copy to find out whether it changed
    @Nullable
    Decision decision;
}
