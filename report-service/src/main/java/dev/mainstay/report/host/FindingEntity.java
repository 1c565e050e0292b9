package dev.mainstay.report.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@IdClass(FindingEntity.Key.class)
@Table(name = "finding")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
class FindingEntity {
    @Id
    UUID hostId;

    @Id
    UUID updateId;

    @Id
    int revision;

    String title;

    List<String> kbs;

    List<String> cves;

    String classification;

    List<String> products;

    @Nullable
    String severity;

    String state;

    @Nullable
    Long sizeBytes;

    String rebootBehavior;

    boolean exclusive;

    @Nullable
    Instant publishedAt;

    Instant foundAt;

    boolean excepted;

    boolean optional;

    boolean mandatory;

    @Nullable
    Instant deadline;

    @Formula("(select told.simulated from host told where told.host_id = host_id)")
    boolean simulated;

    record Key(UUID hostId, UUID updateId, int revision) {}
}
