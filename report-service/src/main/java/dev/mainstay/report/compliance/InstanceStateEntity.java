package dev.mainstay.report.compliance;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@IdClass(InstanceStateEntity.Key.class)
@Table(name = "instance_state")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
class InstanceStateEntity {
    @Id
    UUID hostId;

    @Id
    String name;

    String fqdn;

    @Nullable
    String site;

    boolean simulated;

    List<String> purposes;

    List<String> servesPools;

    String presence;

    @Nullable
    String version;

    @Nullable
    String generation;

    @Nullable
    String edition;

    @Nullable
    String serviceState;

    int critical;
    int important;
    int moderate;
    int low;
    int unspecified;

    @Enumerated(EnumType.STRING)
    Standing state;

    record Key(UUID hostId, String name) {}
}
