package dev.mainstay.scanner.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "job_row")
class JobEntity {
    @Id
    @Nullable
    String id;
}
