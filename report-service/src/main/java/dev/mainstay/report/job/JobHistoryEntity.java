package dev.mainstay.report.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@IdClass(JobHistoryEntity.Key.class)
@Table(name = "job_history")
@SuppressWarnings("NullAway.Init") // Hibernate fills it
class JobHistoryEntity {
    @Id
    UUID jobId;

    @Id
    long sequence;

    Instant changedAt;

    String status;

    @Nullable
    String reasonCode;

    @Nullable
    String reasonHresult;

    @Nullable
    String reasonMessage;

    @Nullable
    String step;

    @Nullable
    String stepState;

    @Nullable
    Integer stepPercent;

    @Nullable
    String act;

    @Nullable
    String actBy;

    @Nullable
    String actReason;

    record Key(UUID jobId, long sequence) {}
}
