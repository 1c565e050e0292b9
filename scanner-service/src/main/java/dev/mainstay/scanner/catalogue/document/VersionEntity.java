package dev.mainstay.scanner.catalogue.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The only row of {@code catalogue_state}. */
@Entity
@Table(name = "catalogue_state")
class VersionEntity {
    @Id
    @Column(name = "only_row")
    boolean onlyRow;

    @Column(nullable = false)
    long version;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;
}
