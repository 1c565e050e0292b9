package dev.mainstay.patch.estate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code host}. Written by {@link HostStore} in batches, never through Hibernate. */
@Entity
@Table(name = "host")
class HostEntity {
    @Id
    @Column(name = "host_id")
    UUID hostId;

    @Column(name = "sequence")
    long sequence;

    @Column(name = "state")
    String state;

    @Column(name = "agent_key")
    String agentKey;

    /** The whole HostSnapshot as JSON. */
    @Column(name = "snapshot")
    String snapshot;
}
