package dev.mainstay.patch.software;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code package}. */
@Entity
@Table(name = "package")
class PackageEntity {
    @Id
    @Column(name = "package_id")
    UUID packageId;

    @Column(name = "sha256")
    String sha256;

    @Column(name = "registered_at")
    Instant registeredAt;

    /** The RegisteredPackage as JSON. */
    @Column(name = "body")
    String body;

    /** That of the body; null in rows from before there were seals. */
    @Column(name = "seal")
    String seal;
}
