package dev.mainstay.patch.policy.baseline;

import dev.mainstay.patch.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

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
    @Convert(converter = Body.class)
    Baseline baseline;

    @Immutable
    static class Body extends JsonColumn<Baseline> {
        Body() {
            super(Baseline.class);
        }
    }
}
