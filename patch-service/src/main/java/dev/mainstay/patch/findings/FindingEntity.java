package dev.mainstay.patch.findings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code finding}: a host's latest scan of one outcome. Written by {@link FindingStore} in batches. */
@Entity
@Table(name = "finding")
@IdClass(FindingEntity.Key.class)
class FindingEntity {

    record Key(UUID hostId, String outcome) {}

    @Id
    @Column(name = "host_id")
    UUID hostId;

    @Id
    @Column(name = "outcome")
    String outcome;

    @Column(name = "sequence")
    long sequence;

    /** The ScanSnapshot as JSON, of what is installed only what a job removes. */
    @Column(name = "scan")
    String scan;

    /** {@link ServiceStates} as JSON; absent where the scan says nothing of services. */
    @Column(name = "services")
    @Nullable
    String services;
}
