package dev.mainstay.report.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "job")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
class JobEntity {
    @Id
    UUID jobId;

    UUID hostId;

    UUID rolloutId;

    String status;

    // Without its type PostgreSQL would compare text[] with varchar[], which it cannot.
    @Column(columnDefinition = "text[]")
    List<String> pools;

    Instant plannedAt;

    @Nullable
    Instant finishedAt;

    String snapshot;

    @Nullable
    String waiting;

    @Nullable
    @Formula("case when waiting is null then snapshot end")
    String untold;
}
