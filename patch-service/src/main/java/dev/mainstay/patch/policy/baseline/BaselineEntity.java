package dev.mainstay.patch.policy.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A row of {@code baseline}. */
@Entity
@Table(name = "baseline")
class BaselineEntity {
    @Id
    @Column(name = "baseline_id")
    UUID baselineId;

    @Column(name = "name")
    String name;

    /** Null where it cannot be read. */
    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // a record: Hibernate need not keep a second copy to find out whether it changed
    @Nullable
    Baseline baseline;
}
