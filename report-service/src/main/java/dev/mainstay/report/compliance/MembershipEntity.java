package dev.mainstay.report.compliance;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@IdClass(MembershipEntity.Key.class)
@Table(name = "membership_state")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
class MembershipEntity {
    @Id
    UUID hostId;

    @Id
    String pool;

    String site;

    String kind;

    String product;

    int size;

    @Nullable
    String pairedWith;

    boolean centralManagement;
    int ordinal;

    @Nullable
    String faultDomain;

    @Nullable
    String upgradeDomain;

    List<String> roles;

    Instant toldAt;

    record Key(UUID hostId, String pool) {}
}
